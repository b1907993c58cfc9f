import FoundationEssentials

/// Charts drawn again into a folder.
public enum ChartFile {
  /// Writes a chart as `<name>.svg`, replacing an older one as a whole.
  /// - Returns: the path of the file.
  /// - Throws: `ChartFileError` when the folder or the file cannot be written.
  public static func write(_ svg: String, name: String, folder: String) throws(ChartFileError) -> String {
    let path = "\(folder)/\(name).svg"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(svg.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw ChartFileError(path: path)
    }
    return path
  }
}

/// A chart that cannot be written.
public struct ChartFileError: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String
  public var description: String { "'\(path)' cannot be written: is its folder a folder, and may you write there?" }
}
