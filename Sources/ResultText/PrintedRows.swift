import Diagnostics
package import Results

extension StoredTable {
  /// The rows for a terminal of so many columns; columns that hold nothing are left out.
  package func text(within columns: Int) -> String {
    let kept = header.indices.filter { column in rows.contains { column < $0.count && !$0[column].isEmpty } }
    let numeric = numericColumns
    var table = TextTable(
      kept.map { header[$0] }, kept.map { numeric.contains($0) && header[$0] != "value" ? .right : .left })
    for row in rows { table.add(kept.map { row[$0] }) }
    return table.text(within: columns)
  }
}
