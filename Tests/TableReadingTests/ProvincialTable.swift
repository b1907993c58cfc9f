import Diagnostics
import TableReading
import WorkbookFixture

/// A table of three sectors in the layout of China's provincial tables of 2012 and 2017: titles, four rows of headers, codes as
/// text, names broken over lines. It balances: 农业 90 + 60 - 10 - 38 - 2 = 100, and so on.
enum ProvincialTable {
  static let rows = [
    "某省2017年投入产出表",
    "(按当年生产者价格计算）",
    "单位：万元|||  ",
    "产    出\\n投    入||代码|中间使用||||最终使用|||||||||||进  口|国内省外\\n流  入|其他|总产出",
    "|||农  业|工　业|服务业|中间使用\\n合    计|最终消费支出|||||资本形成总额|||出口|国内省外\\n流    出|最终使用\\n合    计",
    "|||||||居民消费支出|||政府消费\\n支    出|合计|固定资本\\n形成总额|存货增加|合计",
    "|||||||农村居民|城镇居民|小计",
    "代码||-|01|02|03|TIU|FU101|FU102|THC|FU103|TC|FU201|FU202|GCF|EX|OF|TFU|IM|IF|ERR|GO",
    "中间投入|农业|01|20|60|10|90|15|20|35|0|35|2|3|5|4|16|60|10|38|-2|100",
    "|工业|02|30|200|50|280|10|40|50|0|50|120|5|125|30|45|250|40|92|2|400",
    "|服 务 业|03|10|70|40|120|15|65|80|60|140|20|0|20|5|15|180|5|45|0|250",
    "|中间投入合计|TII|60|330|100|490|40|125|165|60|225|142|8|150|39|76|490|55|175|0|750",
    "增 加 值|劳动者报酬|VA001|30|40|80|150",
    "|生产税净额|VA002|2|12|10|24",
    "|固定资产折旧|VA003|3|10|20|33",
    "|营业盈余|VA004|5|8|40|53",
    "|增加值合计|TVA|40|70|150|260",
    "总  投  入||TI|100|400|250|750",
  ]

  /// The rows with some replaced, by their numbers from 1, or left out where a change is nil.
  static func rows(_ changes: [Int: String?]) -> [String] {
    rows.enumerated().compactMap { number, row in
      guard let change = changes[number + 1] else { return row }
      return change
    }
  }

  /// The rows without some columns, counted from 0.
  static func rows(_ rows: [String] = rows, without columns: Set<Int>) -> [String] {
    rows.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).enumerated().filter { !columns.contains($0.offset) }
        .map { String($0.element) }.joined(separator: "|")
    }
  }

  /// A text of the rows: cells in quotes where they hold the separator or a line end.
  static func text(_ rows: [String] = rows, separator: String = ",") -> String {
    rows.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        let text = cell.replacing("\\n", with: "\n")
        return text.contains(separator) || text.contains("\n") ? "\"\(text)\"" : String(text)
      }.joined(separator: separator) + "\n"
    }.joined()
  }

  static func read(
    _ rows: [String], merged: [String] = [], options: TableOptions = TableOptions()
  ) throws(InvalidInput) -> ReadTable {
    try TableReader.read(bytes: WorkbookFixture.bytes(rows: rows, merged: merged), file: "t.xlsx", options: options)
  }

  /// The message for rows that are refused; nil where they are read.
  static func refusal(_ rows: [String], merged: [String] = [], options: TableOptions = TableOptions()) -> String? {
    do throws(InvalidInput) {
      _ = try read(rows, merged: merged, options: options)
      return nil
    } catch { return error.description }
  }
}
