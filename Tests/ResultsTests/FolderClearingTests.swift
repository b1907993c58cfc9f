import Files
import Glibc
import ScratchFolder
import Testing

@testable import Results

/// The last line of defence: whatever came after the last look, a clearing removes what it was told of and nothing else.
struct FolderClearingTests {
  let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder([
      "old/run.json": "1", "old/a.csv": "1", "old/economy/b.csv": "1", "old/economy/c/d.csv": "1",
    ])
  }

  private func clear() throws(FileError) {
    try FolderClearing(files: ["a.csv", "economy/b.csv", "economy/c/d.csv"], last: "run.json").clear(scratch.at("old"))
  }

  @Test func `all that is named goes, with its folders`() throws {
    try clear()
    #expect(try scratch.entries() == [])
  }

  @Test func `a clearing that was cut short is finished`() throws {
    try scratch.remove("old/economy/c")
    try scratch.remove("old/a.csv")
    try clear()
    #expect(try scratch.entries() == [])
  }

  @Test(arguments: ["mine.txt", "economy/mine.txt", "economy/c/mine.txt", "mine/mine.txt", ".hidden"])
  func `a file that is not named stays, and so does the record`(mine: String) throws {
    try scratch.write("mine", to: "old/\(mine)")
    let folder = mine.split(separator: "/").dropLast().first == "economy" ? "old/\(mine)" : "old/."
    let above = String(folder[..<(folder.lastIndex(of: "/") ?? folder.endIndex)])
    #expect(throws: FileError.system(path: scratch.at(above), code: ENOTEMPTY)) { try clear() }
    #expect(try scratch.text("old/\(mine)") == "mine")
    #expect(scratch.exists("old/run.json"))
  }

  @Test func `links are neither followed nor removed`() throws {
    try scratch.write("mine", to: "mine/b.csv")
    try scratch.remove("old/economy")
    symlink(scratch.at("mine"), scratch.at("old/economy"))
    try scratch.remove("old/a.csv")
    symlink(scratch.at("mine/b.csv"), scratch.at("old/a.csv"))
    #expect(throws: FileError.system(path: scratch.at("old"), code: ENOTEMPTY)) { try clear() }
    #expect(try scratch.text("mine/b.csv") == "mine")
    #expect(try scratch.entries("old") == ["a.csv", "economy", "run.json"])
  }
}
