import Diagnostics
import Files
import FoundationEssentials
import Reporting
import ResultCharts
import ResultText
import SVGCharts
import SimulationKit

@testable import Results

/// A file of a results folder, named by the first line of the input, the rest being its content. The folder is sealed
/// again after the change, since no reader would look behind a wrong digest; a first line that begins with `raw ` leaves
/// it unsealed. What was read is drawn, compared and shown.
final class ResultsTarget: FuzzTarget {
  private let folder: String
  private let files: [String: [UInt8]]
  private let body: String
  private let untouched: StoredResults
  let linesThatStay: Int? = 1

  init(folder: String) {
    self.folder = folder
    do {
      let snapshot = try FolderSnapshot.read(folder)
      (files, body, untouched) = (snapshot.files, snapshot.body, snapshot.results)
    } catch {
      broken("the results of a shipped scenario cannot be read: \(error)")
    }
  }

  /// The record without list and seal, as seeds hold it.
  static func body(of folder: String) throws -> String { try FolderSnapshot.read(folder).body }

  func outcome(of input: [UInt8]) -> String? {
    let first = input.prefix { $0 != 0x0A }
    var name = String(decoding: first, as: UTF8.self)
    let isRaw = name.hasPrefix("raw ")
    if isRaw { name.removeFirst(4) }
    let content = Array(input.dropFirst(first.count + 1))
    let record = "\(folder)/\(ResultsFolder.record)"
    if name == ResultsFolder.record {
      record.write(isRaw ? content : sealed(String(decoding: content, as: UTF8.self), files))
      return read(drawing: true)
    }
    guard let original = files[name] else { return nil }
    var changed = files
    changed[name] = content
    "\(folder)/\(name)".write(content)
    defer { "\(folder)/\(name)".write(original) }
    record.write(sealed(body, isRaw ? files : changed))
    // Drawing takes as long as all else.
    return read(drawing: content.reduce(0, &+).isMultiple(of: 4))
  }

  private func sealed(_ body: String, _ files: [String: [UInt8]]) -> [UInt8] {
    let listed = files.sorted { $0.key < $1.key }.map { ListedFile(path: $0.key, content: $0.value) }
    do { return Array(try FolderRecord.text(body, files: listed).utf8) } catch { broken("\(error)") }
  }

  private func read(drawing: Bool) -> String {
    let snapshot: FolderSnapshot
    do throws(InvalidInput) { snapshot = try FolderSnapshot.read(folder) } catch {
      Promises.check(error)
      return "refused"
    }
    Promises.check(snapshot.notes)
    let sides = [("changed", snapshot.results), ("untouched", untouched)]
    for order in [sides, sides.reversed()] {
      do throws(InvalidInput) {
        let comparison = try Comparison(order.map { (named: $0.0, results: $0.1) }, years: .all)
        if ComparisonText(comparison, causes: [], language: .en).text.isEmpty { broken("a comparison without a word") }
      } catch { Promises.check(error) }
    }
    if ScorecardText(snapshot.results.record).terminal().isEmpty { broken("an empty scorecard") }
    guard drawing else { return "read" }
    let gallery = ReportCharts(snapshot.results).gallery()
    if HTMLReport(snapshot.results).page().isEmpty { broken("an empty report") }
    if gallery.undrawn.contains(where: { "\($0.error)".isEmpty }) { broken("a chart refused without a word") }
    return gallery.undrawn.isEmpty ? "read and drawn" : "read, some charts refused"
  }
}
