import Diagnostics
import InputOutput
import Testing

/// Two sectors, A and B, of which P is a part that buys of A only, takes half of what B sells to A, a sixth of what it sells to
/// itself and a fifth of what it sells to households.
enum SmallSplit {
  static let table = """
    # title_en: Two sectors
    # title_zh: 两部门
    # year: 2017
    # unit: 1e8 CNY
    # prices: current producers' prices
    # decimals: 0
    # citation: made up
    code,name_zh,name_en,A,B,household,exports,outflow,imports,inflow,output
    role,,,intermediate,intermediate,household,export,outflow,import,inflow,output
    column_zh,,,,,居民消费,出口,调出,进口,调入,总产出
    column_en,,,,,Households,Exports,Outflow,Imports,Inflow,Output
    A,甲,Alpha,20,30,60,10,10,10,20,100
    B,乙,Beta,30,60,90,20,30,20,10,200
    value_added,增加值,Value added,50,110,,,,,,

    """

  static let profiles = """
    # title: Two national sectors and a detailed one
    # unit: 1e8 CNY
    # kind: assumption
    # citation: made up
    code,sector,name_zh,name_en,A,B,D,household,exports,imports,gross_output
    A,,甲,Alpha,40,60,20,120,10,10,200
    B,,乙,Beta,60,120,0,180,40,20,400
    D,B,丁,Delta,30,20,0,36,20,20,100
    value_added,,增加值,Value added,100,220,55,,,,

    """

  static let parts = """
    # title: A part
    # unit: shares of the parent's output
    # kind members: assumption
    # kind output_share: assumption
    # kind exported_share: assumption
    # kind relative_value_added: assumption
    # citation: made up
    code,industry,name_zh,name_en,parent,members,output_share,exported_share,relative_value_added
    P,new_energy,丙,Pi,B,D:1,0.25,,

    """

  /// A text with the line that begins with a word and a comma changed.
  static func text(_ text: String, _ changes: [String: String]) -> [UInt8] {
    let lines = text.split(separator: "\n").map { changes[String($0.prefix { $0 != "," })] ?? String($0) }
    return Array(lines.filter { !$0.isEmpty }.map { $0 + "\n" }.joined().utf8)
  }

  struct Changes: Sendable {
    var table: [String: String] = [:]
    var profiles: [String: String] = [:]
    var parts: [String: String] = [:]
    var factor = 1.0
    var floors: [FinalUseFloor] = []
  }

  static func split(_ changes: Changes = Changes()) throws(InvalidInput) -> SplitTable {
    let table = try InputOutputTable.read(bytes: text(table, changes.table), file: "table.csv")
    let profiles = try NationalProfiles.read(bytes: text(profiles, changes.profiles), file: "profiles.csv")
    let parts = try SectorParts.read(bytes: text(parts, changes.parts), file: "parts.csv").parts
    return try TableSplit(parts, national: profiles).apply(to: table, factor: changes.factor, floors: changes.floors)
  }

  static func messages(_ changes: Changes) -> [String] {
    do throws(InvalidInput) {
      _ = try split(changes)
      return []
    } catch { return error.diagnostics.map(\.oneLine) }
  }
}
