import Diagnostics
import Testing

@testable import TableAnalysis

@Suite struct PriceReportTests {
  private func none(_ option: String) throws -> SectorAmounts { try SectorAmounts([], option: option) }

  /// Δv = [.04 + .15 x .2 x .2, .04 + .25 x .2 x .2] = [.046, .05]; p - 1 = [.95 x .046 + .2 x .05, .2 x .046 + .88 x .05] / .796; of
  /// the basket 480 and 1700 are made here, 120 imported at + 20 %.
  @Test func `wages and import prices push prices and baskets up`() throws {
    let answer = try TableReportFixture.report { report, _ in
      try report.prices(
        valueAdded: SectorAmounts(["all=+10%"], option: "--value-added"), row: "compensation",
        importPrices: SectorAmounts(["AGR=+20%"], option: "--import-price"), fixedPrices: none("--fixed-price"))
    }
    #expect(
      answer.text == """
        Prices, cost push, regional inverse (I - (I - M)A)^-1: Two sectors

        Code  Sector         Own costs, %  Imported inputs, %  Price (table = 1)  Change, %
        ----  -------------  ------------  ------------------  -----------------  ---------
        AGR   Agriculture          4.0000              0.6000           1.067462     6.7462
        MAN   Manufacturing        4.0000              1.0000           1.066834     6.6834

        Basket of final demand   1e8 CNY  Price (table = 1)  Change, %
        ----------------------  --------  -----------------  ---------
        Household consumption   2,300.00           1.073913     7.3913

        Changed: Compensation of employees all=+10%; import prices AGR=+20%.
        Costs are passed on in full, quantities and baskets stay as in the table. Own costs and imported inputs in % \
        of the price; imports cost what they did unless their price is changed.
        Source: Miller & Blair (2009), table 2.3

        """)
  }

  /// Miller & Blair (2009), section 2.6: v_c from [.65, .70] to [.74, .70], that is 90 for an output of 1000.
  @Test func `prices are those of the book, and the basket pays their mean`() throws {
    let csv = try TableReportFixture.report(TableReportFixture.book) { report, _ in
      let costs = try SectorAmounts(["AGR=90"], option: "--value-added")
      return try [PriceTable.sectors, .baskets].map {
        try report.prices(
          valueAdded: costs, importPrices: none("--import-price"), fixedPrices: none("--fixed-price"), stored: $0
        ).csv
      }
    }
    #expect(
      csv == [
        """
        \u{FEFF}code,name,cost_change,import_cost_change,price,price_change
        AGR,Agriculture,9,0,1.11287128713,11.2871287129
        MAN,Manufacturing,0,0,1.0297029703,2.9702970297

        """,
        // (350 x 11.287129 + 1700 x 2.970297) / 2050.
        """
        \u{FEFF}category,name,amount,price,price_change
        household,Household consumption,2050,1.04390243902,4.39024390244

        """,
      ])
  }

  @Test func `a category without a basket is named with the reason`() throws {
    let text = try SmallTables.inventories { report in
      try report.prices(
        valueAdded: SectorAmounts(["AGR=90"], option: "--value-added"), importPrices: none("--import-price"),
        fixedPrices: none("--fixed-price")
      ).text
    }
    #expect(
      text == """
        Prices, cost push, regional inverse (I - (I - M)A)^-1: Two sectors

        Code  Sector         Own costs, %  Imported inputs, %  Price (table = 1)  Change, %
        ----  -------------  ------------  ------------------  -----------------  ---------
        AGR   Agriculture          9.0000              0.0000           1.112871    11.2871
        MAN   Manufacturing        0.0000              0.0000           1.029703     2.9703

        Basket of final demand  1e8 CNY  Price (table = 1)  Change, %
        ----------------------  -------  -----------------  ---------
        Household consumption    450.00           1.038944     3.8944

        Changed: value added AGR=90.
        Costs are passed on in full, quantities and baskets stay as in the table. Own costs and imported inputs in % \
        of the price; imports cost what they did unless their price is changed.
        Without a basket: Other final demand, since what is taken out of stock is no purchase.
        Source: Miller & Blair (2009), table 2.5

        """)
  }

  /// p2 held at 1: p1 = 1 + .09 / (1 - .15).
  @Test func `a held price passes no costs on`() throws {
    let text = try TableReportFixture.report(TableReportFixture.book) { report, _ in
      try report.prices(
        valueAdded: SectorAmounts(["AGR=90"], option: "--value-added"), importPrices: none("--import-price"),
        fixedPrices: SectorAmounts(["MAN=1"], option: "--fixed-price")
      ).text
    }
    #expect(text.contains("AGR   Agriculture          9.0000              0.0000           1.105882    10.5882\n"))
    #expect(text.contains("MAN   Manufacturing        0.0000              0.0000           1.000000     0.0000\n"))
  }
}
