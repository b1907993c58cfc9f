import Glibc
import ScratchFolder
import Testing

@testable import Files

struct FileTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func reason(_ work: () throws(FileError) -> Void) -> String {
    do throws(FileError) {
      try work()
      return ""
    } catch {
      return "\(error.path.split(separator: "/").last ?? ""): \(error.reason)"
    }
  }

  @Test func `a file is written whole, read back, and replaced`() throws {
    let path = folder.path + "/a/b/c.txt"
    try replaceSealed(at: path, with: "one\n", seal: .xml)
    #expect(
      try String(decoding: readFile(path), as: UTF8.self)
        == "one\n<!-- simplan 2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806 -->\n")
    try replaceSealed(at: path, with: "two\n", seal: .xml)
    #expect(try Seal.xml.content(of: readFile(path)).map(Array.init) == Array("two\n".utf8))
    try writeFile(Array("汉".utf8), to: path)
    #expect(try readFile(path) == [0xE6, 0xB1, 0x89])
    #expect(FileKind(at: path) == .file)
    #expect(FileTree.names(in: folder.path + "/a/b") == ["c.txt"])
  }

  @Test func `what cannot be read or written says why in the system's words`() throws {
    let path = folder.path
    try writeFile([], to: path + "/file")
    #expect(reason { () throws(FileError) in _ = try readFile(path + "/none") } == "none: No such file or directory")
    #expect(
      reason { () throws(FileError) in _ = try readFile(path) }
        == "\(path.split(separator: "/").last ?? ""): it is not a regular file")
    #expect(reason { () throws(FileError) in try writeFile([], to: path + "/no/x") } == "x: No such file or directory")
    #expect(
      reason { () throws(FileError) in try FileTree.makeFolder(path + "/file/below") } == "file: Not a directory")
    #expect(throws: UnwritableFile.refused(path: path + "/file/x.svg", reason: "Not a directory")) {
      try replaceSealed(at: path + "/file/x.svg", with: "", seal: .xml)
    }
  }

  @Test func `a pipe is read only where one is meant`() throws {
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    #expect(reason { () throws(FileError) in _ = try readFile(path) } == "pipe: it is not a regular file")
  }

  @Test func `folders are made with those above them, and listed`() throws {
    let path = folder.path + "/x/y"
    try FileTree.makeFolder(path)
    try FileTree.makeFolder(path)
    #expect(FileTree.isEmptyFolder(path))
    try writeFile([], to: path + "/b")
    try writeFile([], to: path + "/a")
    #expect(!FileTree.isEmptyFolder(path))
    #expect(FileTree.names(in: path) == ["a", "b"])
    #expect(FileTree.names(in: path + "/none") == [])
  }

  @Test func `a path in another case is found, and two such are named`() throws {
    let path = folder.path
    try writeFile([], to: path + "/Data.csv")
    let found = try resolvePathIgnoringCase(path + "/data.CSV")
    #expect(found.path == path + "/Data.csv")
    #expect(found.note == "\(path)/data.CSV is read from \(path)/Data.csv, which differs in case")
    try writeFile([], to: path + "/DATA.csv")
    #expect(throws: PathError(path: path + "/data.csv", candidates: [path + "/DATA.csv", path + "/Data.csv"])) {
      try resolvePathIgnoringCase(path + "/data.csv")
    }
    let misspelt = PathError(path: path + "/Dota.csv", candidates: [])
    #expect(misspelt.description == "there is no file \(path)/Dota.csv")
    #expect(misspelt.advice == "did you mean DATA.csv?")
    // An ending that two names share makes them no more alike; the ending itself may be the slip.
    try writeFile([], to: path + "/bom.toml")
    #expect(
      PathError(path: path + "/nope.toml", candidates: []).advice == "paths are relative to the file that names them")
    #expect(PathError(path: path + "/bim.toml", candidates: []).advice == "did you mean bom.toml?")
    #expect(PathError(path: path + "/bom.tml", candidates: []).advice == "did you mean bom.toml?")
  }

  @Test func `links that form a loop or lead to nothing are named as such, in any case`() throws {
    let path = folder.path
    try #require(symlink("two", path + "/one") == 0 && symlink("one", path + "/two") == 0)
    try #require(symlink("gone.csv", path + "/Link.csv") == 0)
    for name in ["one", "one/data.csv", "ONE"] {
      #expect(throws: PathError(path: path + "/" + name.lowercased(), obstacle: .linkLoop)) {
        try resolvePathIgnoringCase(path + "/" + name)
      }
    }
    let loop = PathError(path: "one", obstacle: .linkLoop)
    #expect(loop.description == "one leads to no file: its symbolic links form a loop")
    #expect(loop.advice == "make the link point to a file (ln -sfn FILE LINK)")
    let dangling = PathError(path: path + "/Link.csv", obstacle: .linkToNothing(target: "gone.csv"))
    for name in ["Link.csv", "link.csv"] {
      #expect(throws: dangling) { try resolvePathIgnoringCase(path + "/" + name) }
    }
    #expect(dangling.description == "\(path)/Link.csv is a symbolic link to gone.csv, which does not exist")
  }

  @Test(arguments: [
    ("x.csv", "a.toml", "x.csv"), ("x.csv", "s/a.toml", "s/x.csv"), ("../d/x.csv", "s/t/a.toml", "s/d/x.csv"),
    ("./x.csv", "s/a.toml", "s/x.csv"), ("../x.csv", "../a.toml", "../../x.csv"),
    ("../../x.csv", "s/a.toml", "../x.csv"),
    ("/x.csv", "s/a.toml", "/x.csv"), ("../x.csv", "/a.toml", "/../x.csv"),
  ])
  func `a path is relative to the file that names it`(written: String, file: String, expected: String) {
    #expect(Files.path(written, relativeTo: file) == expected)
  }
}
