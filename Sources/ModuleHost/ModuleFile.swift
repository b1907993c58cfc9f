import Files
import Glibc

/// The file of a module: a shared library or a program.
struct ModuleFile {
  let path: String

  init(at path: String) { self.path = path }

  /// Whether the file can be started: a regular file with the right to, which is an ELF program or names its interpreter
  /// in a first line `#!`. A library `lib*.so` is none, even where it could be started.
  var isProgram: Bool {
    let name = path.split(separator: "/").last ?? ""
    guard !(name.hasPrefix("lib") && name.hasSuffix(".so")), FileKind(at: path) == .file, access(path, X_OK) == 0 else {
      return false
    }
    let start = beginning(4)
    return start.starts(with: [0x7F, 0x45, 0x4C, 0x46]) || start.starts(with: Array("#!".utf8))
  }

  /// Whether the word `simplan` stands in the file: a program that has nothing to do with us is not started to see what it
  /// says.
  var saysSimplan: Bool { Self.holds(beginning(Self.mostSearched), "simplan") }

  private static func holds(_ bytes: [UInt8], _ text: String) -> Bool {
    let word = Array(text.utf8)
    return bytes.withUnsafeBytes { bytes in
      var place = 0
      while bytes.count - place >= word.count, let start = bytes.baseAddress?.advanced(by: place),
        let found = memchr(start, Int32(word[0]), bytes.count - place - word.count + 1)
      {
        if memcmp(found, word, word.count) == 0 { return true }
        place += UnsafeRawPointer(found) - start + 1
      }
      return false
    }
  }

  private static let mostSearched = 1 << 26

  /// The kit for Python that the file imports when it is started; nil for a file that does not name it. Python looks in the
  /// program's own folder first, behind links, and then in the folders of its path.
  func pythonKit(_ settings: ChildSettings) -> String? {
    guard isProgram else { return nil }
    let bytes = beginning(Self.mostSearched)
    let firstLine = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    guard firstLine.hasPrefix("#!"), firstLine.contains("python"), Self.holds(bytes, "simplan_module") else {
      return nil
    }
    let own = folderAndName(of: realPath(of: path) ?? path).folder
    return ([own] + settings.pythonPath).map { "\($0)/simplan_module.py" }.first { FileKind(at: $0) == .file }
  }

  /// `wind-solar` for `wind-solar` and `wind-solar.py`; nil for what cannot be the identifier of a module.
  static func identifier(ofProgram name: String) -> String? {
    let stem = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)[0]
    let words = stem.split(separator: "-", omittingEmptySubsequences: false)
    let isName =
      stem.first.map { $0.isASCII && $0.isLowercase } ?? false
      && words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
      }
    return isName ? String(stem) : nil
  }

  /// How the module is started.
  ///
  /// Throws ``ModuleError`` for a library that is no module, before anything runs.
  func command(name: String?, _ settings: ChildSettings) throws(ModuleError) -> ChildCommand {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    // A path without a slash would be searched for in the system's folders.
    let place = path.contains("/") ? path : "./\(path)"
    if isProgram { return ChildCommand(words: [place], name: name ?? file, settings: settings) }
    if !FormulaFile.holdsFormulas(path), DynamicSymbols.export(moduleEntryName, of: path) == .absent {
      throw .noModule(path: path)
    }
    guard let server = settings.server else {
      throw .unusable(path: path, reason: "no program serves libraries here; load it into this process")
    }
    return ChildCommand(words: [server, "serve-module", place], name: name ?? file, isServed: true, settings: settings)
  }

  private func beginning(_ most: Int) -> [UInt8] {
    // Whatever is no plain file may let its reader wait.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    var bytes = [UInt8](repeating: 0, count: min(most, Int(status.st_size)))
    let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
    return Array(bytes.prefix(max(count, 0)))
  }
}
