import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct NameLookupTests {
  private let lookup = NameLookup(
    ("sector", "sectors"),
    [
      ("IND", "工业", "Industry"), ("ELC", "工业", "Electricity"), ("GAS", "燃气", "Gas"), ("gas", "煤气", "Town gas"),
      ("OTH", "", "IND"),
    ])

  private static let matches: [(String, NameLookup.Match)] = [
    ("IND", .found(0)), ("Electricity", .found(1)), ("燃气", .found(2)), ("GAS", .found(2)), ("gas", .found(3)),
    // Two sectors have the name, so that neither is meant.
    ("工业", .ambiguous([0, 1])),
    // Written as no label is: two look like it.
    ("gAS", .ambiguous([2, 3])), ("Gas", .found(2)), ("ｔｏｗｎ  GAS ", .found(3)), (" elc", .found(1)),
    ("Electricty", .unknown), ("粮食", .unknown), ("", .unknown),
  ]

  @Test(arguments: matches)
  func `a code is found before a name, and a name that several have is none`(written: String, match: NameLookup.Match) {
    #expect(lookup.match(written) == match)
  }

  @Test(arguments: [("Electricty", "Electricity"), ("粮食", nil), ("", nil)] as [(String, String?)])
  func `of an unknown label the nearest is found`(written: String, nearest: String?) {
    #expect(lookup.nearest(to: written) == nearest)
  }

  private func message(_ written: String) -> String? {
    #expect(throws: InvalidInput.self) { try lookup.place(of: written) }?.description
  }

  @Test func `what leads to no single sector is refused with the codes`() throws {
    #expect(try lookup.place(of: "煤气") == 3)
    #expect(message("工业") == "error: 2 sectors of the table are called '工业': IND, ELC; write the code")
    #expect(message("gAS") == "error: 2 sectors of the table are called 'gAS': GAS, gas; write the code")
    #expect(
      message("Electricty")
        == "error: the table has no sector 'Electricty'; did you mean Electricity? its sectors are IND, ELC, GAS, gas, OTH"
    )
    #expect(message("粮食") == "error: the table has no sector '粮食'; its sectors are IND, ELC, GAS, gas, OTH")
  }

  @Test func `a long list of codes ends`() {
    let many = NameLookup(("sector", "sectors"), (1...1000).map { ("S\($0)", "z\($0)", "e\($0)") })
    let error = #expect(throws: InvalidInput.self) { try many.place(of: "粮食") }
    #expect(error?.description.hasSuffix("S58, S59, S60 and 940 more") == true)
  }

  @Test func `a table's sectors and categories are found in both languages`() throws {
    let table = try Fixtures.henan(2017)
    #expect(try table.sectorLookup.place(of: "通用专用设备") == 9)
    #expect(try table.sectorLookup.place(of: "general and special machinery") == 9)
    #expect(try table.finalDemandLookup.place(of: "固定资本形成总额") == 3)
    let error = #expect(throws: InvalidInput.self) { try table.finalDemandLookup.place(of: "rural_houshold") }
    #expect(
      error?.description
        == "error: the table has no final demand 'rural_houshold'; did you mean rural_household? its categories are "
        + "rural_household, urban_household, government, gross_fixed_capital_formation, inventory_change, "
        + "exports_abroad, outflow_to_provinces")
  }

  /// Every sector is found by its code and by both its names, whatever their width and case.
  @Test func `every label of a table leads to its own sector`() throws {
    let lookup = try Fixtures.henan(2012).sectorLookup
    for (place, sector) in try Fixtures.henan(2012).sectors.enumerated() {
      for label in [sector.code, sector.nameZh, sector.nameEn] {
        let wide = String(
          String.UnicodeScalarView(
            label.unicodeScalars.map { $0 != " " && $0.isASCII ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
        for written in [label, label.uppercased(), " \(label)\u{A0}", wide] {
          #expect(lookup.match(written) == .found(place), "\(written)")
        }
      }
    }
  }
}
