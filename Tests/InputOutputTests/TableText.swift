/// The text of a small table file that balances, of which single lines or cells are replaced.
///
/// AGR sells 150 and 500, MAN 200 and 100 (Miller & Blair 2009, table 2.3).
struct TableText {
  var decimals = "0"
  var codes = ["AGR", "MAN"]
  /// The codes that the rows have; those of the columns unless set.
  var rowCodes: [String]?
  var namesZh = ["农业", "制造业"]
  var namesEn = ["Agriculture", "Manufacturing"]
  var flows = ["150,500", "200,100"]
  var demandCodes = ["household"]
  var demandRoles = ["household"]
  var demandZh = ["居民消费"]
  var demandEn = ["Household consumption"]
  var demand = ["350", "1700"]
  var output = ["1000", "2000"]
  /// Rows of value added and of satellite accounts: code, names and figures.
  var inputRows = ["value_added,v,v,650,1400"]
  var comments: [String] = []

  var text: String {
    let roles = codes.map { _ in "intermediate" } + demandRoles + ["output"]
    let blanks = codes.map { _ in "" }
    let head = [
      "# title_en: t", "# title_zh: t", "# year: 2017", "# unit: 1e8 CNY", "# prices: current",
      "# decimals: \(decimals)",
      "# citation: t",
    ]
    var lines = head + comments
    lines.append((["code", "name_zh", "name_en"] + codes + demandCodes + ["output"]).joined(separator: ","))
    lines.append((["role", "", ""] + roles).joined(separator: ","))
    lines.append((["column_zh", "", ""] + blanks + demandZh + ["总产出"]).joined(separator: ","))
    lines.append((["column_en", "", ""] + blanks + demandEn + ["Output"]).joined(separator: ","))
    for (k, code) in (rowCodes ?? codes).enumerated() {
      lines.append([code, namesZh[k], namesEn[k], flows[k], demand[k], output[k]].joined(separator: ","))
    }
    let tail = String(repeating: ",", count: demandCodes.count + 1)
    lines += inputRows.map { $0 + tail }
    return lines.map { $0 + "\n" }.joined()
  }
}
