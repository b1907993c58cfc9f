import Diagnostics
import Files
import Glibc
import Results

/// The folder of a study, which grows shard by shard and is never replaced: `study.json` says which study it is, `samples`
/// holds the finished shards. A study that was interrupted goes on where it stopped; another study is refused.
package final class StudyFolder: Sendable {
  static let record = "study.json"

  /// Who else may write into the folder meanwhile.
  package enum Access: Sendable {
    /// Nobody: the folder is locked, made where it does not exist, and rid of what a killed study left.
    case alone
    /// Others compute other shards, also on other machines; the folder must be there.
    case shared
  }

  /// The folder as the analyst wrote it.
  package let path: String
  package let record: StudyRecord
  let place: ResultsPlace
  /// Nil where a refusal need not say why it cannot grow.
  private let design: StudyDesign?
  private let lock: FolderLock?
  private let registration: Int?

  /// - Parameter design: of the study: of a folder that cannot grow to it, the refusal says why.
  /// - Throws: `StudyError` where something other than this study stands there; nothing of it is touched.
  package init(
    at path: String, _ record: StudyRecord, access: Access = .alone, growing design: StudyDesign? = nil
  ) throws(StudyError) {
    self.path = path
    self.record = record
    self.design = design
    do throws(ResultsFolderError) { place = try ResultsPlace(path) } catch { throw .folder(error) }
    guard access == .alone else {
      lock = nil
      registration = nil
      try refuseOtherPlan()
      // Nobody else is the process of this number, except on another machine in the same moment.
      removeDrafts(of: getpid())
      return
    }
    // Files are written in steps of their own, which do not lie within this one: an end waits for each.
    EarlyEnd.postpone()
    do throws(ResultsFolderError) { lock = try FolderLock(place) } catch {
      EarlyEnd.resume()
      throw .folder(error)
    }
    let lockFile = place.lock
    registration = EarlyEnd.register { unlink(lockFile) }
    EarlyEnd.resume()
    do throws(StudyError) { try open() } catch {
      if let registration { EarlyEnd.forget(registration) }
      throw error
    }
  }

  deinit { if let registration { EarlyEnd.forget(registration) } }

  private func open() throws(StudyError) {
    let isThere = FileKind(at: place.folder) != nil
    if isThere, FileKind(at: place.folder) == .file { throw .folder(.notAFolder(path: path, folder: path)) }
    removeDrafts()
    if isThere, FileKind(at: "\(place.folder)/\(Self.record)") == .file {
      try refuseOtherStudy()
    } else {
      guard !isThere || FileTree.isEmptyFolder(place.folder) else {
        throw .refused(
          folder: path,
          because:
            "this folder holds files but no \(Self.record), so it is not the folder of a study and is left as it "
            + "is; choose another folder with --output")
      }
      try makeFolder(place.folder)
      try write(try record.text(), to: Self.record, StudyRecord.seal)
    }
    try makeFolder(place.folder + "/samples")
  }

  private func makeFolder(_ folder: String) throws(StudyError) {
    do throws(FileError) { try FileTree.makeFolder(folder) } catch {
      throw .folder(.refused(action: "create \(error.path)", reason: error.reason, folder: path))
    }
  }

  private func stored() throws(StudyError) -> StudyRecord {
    guard let bytes = try? readFile("\(place.folder)/\(Self.record)"), let stored = StudyRecord(file: bytes) else {
      throw .refused(
        folder: path,
        because:
          "the \(Self.record) of this folder is not as simplan wrote it, so that all of it is left as it is; choose "
          + "another folder with --output, or delete this one yourself")
    }
    return stored
  }

  /// - Throws: `StudyError` where this machine would compute another study than the one that was planned.
  private func refuseOtherPlan() throws(StudyError) {
    let planned = try stored()
    guard planned.key != record.key else { return }
    throw .refused(
      folder: path,
      because: "the study was planned with \(planned.differences(from: record).joined(separator: ", ")), and this "
        + "machine has something else there; bring the scenario, its files, the modules and simplan itself here as they "
        + "were, or plan the study again in another folder")
  }

  private func refuseOtherStudy() throws(StudyError) {
    let other = try stored()
    guard other.key != record.key else { return }
    if let design, let had = other.samples, had != design.count, other.isSame(as: record, butSamples: design.count),
      let because = design.refusalToGrow(from: had, levels: other.levels ?? [])
    {
      if had > design.count {
        throw .refused(
          folder: path,
          because: "this folder holds a study of \(had) samples, which belong together in \(design.kind.title), and "
            + "\(design.count) are asked for; its samples are left as they are; ask for \(had), choose another folder with "
            + "--output, or delete this one yourself")
      }
      throw .refused(
        folder: path,
        because: "this folder holds a study that cannot grow: \(because); its samples are left as "
          + "they are; choose another folder with --output, or delete this one yourself")
    }
    throw .refused(
      folder: path,
      because: "this folder holds another study, with \(other.differences(from: record).joined(separator: ", ")); its "
        + "samples are left as they are; choose another folder with --output, or delete this one yourself")
  }

  /// Removes what killed studies left, or the one with this process number; nobody else may be writing.
  func removeDrafts(of process: Int32? = nil) {
    for folder in [place.folder, place.folder + "/samples"] {
      for name in FileTree.names(in: folder) where Self.isDraft(name) {
        if let process, !name.hasSuffix(".\(process).writing") { continue }
        unlink("\(folder)/\(name)")
      }
    }
  }

  /// ".000001.csv.4711.writing", which a killed study leaves.
  private static func isDraft(_ name: String) -> Bool {
    let parts = name.split(separator: ".")
    return name.hasPrefix(".") && parts.count == 4 && parts[3] == "writing" && Int(parts[2]) != nil
      && (name.hasPrefix(".study.json.") || name.hasPrefix(".\(StudyPlan.name).")
        || parts[1] == "csv" && Int(parts[0]) != nil)
  }

  func write(_ text: String, to file: String, _ seal: Seal) throws(StudyError) {
    do throws(UnwritableFile) { try replaceSealed(at: "\(place.folder)/\(file)", with: text, seal: seal) } catch {
      throw .file(error)
    }
  }

  private func shard(_ number: Int) -> Shard { Shard(number, of: record) }

  /// The rows of a finished shard, as many as a study of `count` samples has of it; nil where it is not there, or has
  /// fewer.
  /// - Throws: `StudyError` for a file that is not as it was written.
  func rows(_ number: Int, of count: Int) throws(StudyError) -> [SampleRow]? {
    let shard = shard(number)
    let file = "\(place.folder)/samples/\(shard.name)"
    guard FileKind(at: file) != nil else { return nil }
    guard let bytes = try? readFile(file), let rows = shard.rows(bytes) else {
      throw .refused(
        folder: path,
        because: "samples/\(shard.name) is not as simplan wrote it and is left as it is; delete it yourself, and its "
          + "samples are computed again")
    }
    let wanted = shard.samples(of: count).count
    return rows.count < wanted ? nil : Array(rows.prefix(wanted))
  }

  func write(_ rows: [SampleRow], shard number: Int) throws(StudyError) {
    let shard = shard(number)
    try write(shard.text(rows), to: "samples/\(shard.name)", shard.seal)
  }

  /// Writes the files of `summary`, in the place of those before.
  /// - Parameter inputs: the digest of the scenario's numbers where they are not drawn.
  package func writeSummary(
    _ files: [(name: String, text: String)], samples: Int, failed: Int, inputs: String
  ) throws(StudyError) {
    do throws(ResultsFolderError) {
      let folder = try ResultsFolder(at: path + "/summary", content: .summary)
      for (name, text) in files { try folder.write(text, to: name) }
      try folder.publish(
        record:
          "{\n  \"study\" : \"\(record.key)\",\n  \"inputs\" : \"\(inputs)\",\n  \"samples\" : \(samples),\n  \"failed\" : \(failed)\n}"
      )
    } catch { throw .folder(error) }
  }
}
