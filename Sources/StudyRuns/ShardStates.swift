import Files
import Glibc
import Results

/// The shards of a planned study: those that are finished, those that failed and why, those that nobody has computed.
package struct ShardStates: Sendable {
  package let count: Int
  package let finished: [Int]
  package let failed: [(shard: Int, sentence: String)]
  package let missing: [Int]

  /// Reads every shard of the study.
  package init(_ run: StudyRun, _ folder: StudyFolder) {
    var (finished, missing) = ([Int](), [Int]())
    var failed: [(shard: Int, sentence: String)] = []
    for number in 0..<run.shardCount {
      do throws(StudyError) {
        if try folder.rows(number, of: run.design.count) != nil {
          finished.append(number)
        } else if let sentence = folder.failure(shard: number) {
          failed.append((number, sentence))
        } else {
          missing.append(number)
        }
      } catch { failed.append((number, error.description)) }
    }
    count = run.shardCount
    self.finished = finished
    self.failed = failed
    self.missing = missing
  }

  package var isComplete: Bool { finished.count == count }

  /// Shards that have no valid file.
  package var open: [Int] { (missing + failed.map(\.shard)).sorted() }

  /// One line for what is missing, and one for each sentence of those that failed.
  package var text: String {
    var lines: [String] = []
    if !missing.isEmpty {
      lines.append(
        "\(missing.count) of \(count) shards \(missing.count == 1 ? "is" : "are") missing: \(ranges(missing))")
    }
    var told: [String] = []
    for entry in failed where !told.contains(entry.sentence) { told.append(entry.sentence) }
    for sentence in told {
      let shards = failed.filter { $0.sentence == sentence }.map(\.shard)
      lines.append(
        "\(shards.count) of \(count) shards failed: \(ranges(shards))\n"
          + sentence.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
    }
    return lines.joined(separator: "\n")
  }
}

/// Ascending numbers as people and Slurm write them: "0-3,7".
package func ranges(_ numbers: [Int]) -> String {
  var runs: [(first: Int, last: Int)] = []
  for number in numbers {
    if let last = runs.last, last.last == number - 1 {
      runs[runs.count - 1].last = number
    } else {
      runs.append((number, number))
    }
  }
  return runs.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)" }.joined(separator: ",")
}

extension StudyFolder {
  /// Where the sentence of a shard that failed stands until the shard is finished.
  private static func failureFile(_ shard: Int, of folder: String) -> String { "\(folder)/failed/\(shard).txt" }

  func failure(shard: Int) -> String? {
    guard let bytes = try? readFile(Self.failureFile(shard, of: place.folder)) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Notes why shards failed, for whoever gathers them; a folder that cannot be written keeps no note.
  package static func note(_ sentence: String, shards: Range<Int>, in folder: String) {
    guard (try? FileTree.makeFolder("\(folder)/failed")) != nil else { return }
    for shard in shards { try? writeFile(Array(sentence.utf8), to: failureFile(shard, of: folder)) }
  }

  /// Takes back the notes of shards that are finished.
  package static func forgetFailures(shards: Range<Int>, in folder: String) {
    for shard in shards { unlink(failureFile(shard, of: folder)) }
    rmdir("\(folder)/failed")
  }

  /// Leaves nothing beside the samples of a study that is complete.
  package func clear() {
    removeDrafts()
    for name in FileTree.names(in: "\(place.folder)/failed") where name.hasSuffix(".txt") {
      unlink("\(place.folder)/failed/\(name)")
    }
    rmdir("\(place.folder)/failed")
  }
}
