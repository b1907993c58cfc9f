package import Diagnostics

extension SourceText {
  /// The files that diagnostics speak of, as far as they can be read, for showing the lines of errors.
  package static func files(of problems: [Diagnostic]) -> [SourceText] {
    Set(problems.compactMap(\.location?.file)).sorted().compactMap { file in
      do throws(FileError) { return SourceText(file: file, bytes: try readFile(file)) } catch { return nil }
    }
  }
}
