import Glibc
import ScratchFolder
import Testing

@testable import Files

/// A single file that the program writes replaces what it wrote itself, and nothing else.
struct SealTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func refusal(_ path: String) -> String {
    do throws(UnwritableFile) {
      try replaceSealed(at: path, with: "<svg/>\n", seal: .xml)
      return "replaced"
    } catch {
      return error.description
    }
  }

  private func foreign(_ path: String) -> String {
    "'\(path)' was not written by simplan, or was changed since, and is left as it is; choose another name, or delete it "
      + "yourself"
  }

  @Test func `a file that was drawn here is replaced, with nothing left beside it`() throws {
    let path = folder.at("a.svg")
    #expect(refusal(path) == "replaced")
    #expect(refusal(path) == "replaced")
    #expect(try folder.entries() == ["a.svg"])
  }

  @Test func `a drawing that was changed since is the user's`() throws {
    let path = folder.at("a.svg")
    #expect(refusal(path) == "replaced")
    let changed = try folder.text("a.svg").replacing("<svg/>", with: "<svg />")
    try folder.write(changed, to: "a.svg")
    #expect(refusal(path) == foreign(path))
    #expect(try folder.text("a.svg") == changed)
    #expect(try folder.entries() == ["a.svg"])
  }

  @Test func `files, folders and links of the user are left as they are`() throws {
    try folder.write("mine", to: "mine.svg")
    try folder.write("mine", to: "folder.svg/mine.txt")
    symlink(folder.at("mine.svg"), folder.at("link.svg"))
    symlink(folder.at("nowhere"), folder.at("broken.svg"))
    let before = try folder.entries()
    for name in before { #expect(refusal(folder.at(name)) == foreign(folder.at(name))) }
    #expect(try folder.text("mine.svg") == "mine" && folder.text("folder.svg/mine.txt") == "mine")
    #expect(try folder.entries() == before)
  }

  @Test func `a seal counts for the bytes before it alone`() {
    let sealed = Array(Seal.xml.sealed("abc").utf8)
    #expect(Seal.xml.content(of: sealed).map(Array.init) == Array("abc".utf8))
    for place in sealed.indices {
      var changed = sealed
      changed[place] ^= 1
      #expect(Seal.xml.content(of: changed) == nil, "byte \(place)")
      var shorter = sealed
      shorter.remove(at: place)
      #expect(Seal.xml.content(of: shorter) == nil, "without byte \(place)")
    }
    #expect(Seal.xml.content(of: []) == nil)
  }
}
