package import Diagnostics

extension SourceText {
  /// The files that diagnostics speak of, as far as they can be read, for showing the lines of errors.
  package static func files(of problems: [Diagnostic]) -> [SourceText] {
    // Lines of a workbook, or of text in UTF-16, are nothing to show.
    Set(problems.compactMap { $0.location?.sheet == nil ? $0.location?.file : nil }).sorted().compactMap { file in
      do throws(FileError) {
        let bytes = try readFile(file)
        return bytes.prefix(4096).contains(0) ? nil : SourceText(file: file, bytes: bytes)
      } catch { return nil }
    }
  }
}
