import Glibc

/// The standard error of a module in a process of its own: told line by line under the module's name.
final class ChildSpeech {
  let descriptor: Int32
  private let command: ChildCommand
  /// The line that is not over yet.
  private var line: [UInt8] = []
  private var told = 0
  private(set) var isOver = false
  /// The last line that is not empty: most often the reason why the process ends.
  private(set) var lastLine = ""

  /// So many bytes of one process are told; a module that says more has its reader's attention no longer.
  private static let most = 1 << 20
  /// A longer line is told in parts.
  private static let longestLine = 4096

  init(_ descriptor: Int32, of command: ChildCommand) {
    self.descriptor = descriptor
    self.command = command
  }

  /// Takes what is there, without waiting.
  func read() {
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    // A module that writes without end is read again at the next turn.
    for _ in 0..<16 where !isOver {
      let count = Glibc.read(descriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return }
      guard count > 0 else {
        isOver = true
        return
      }
      for byte in bytes[..<count] {
        if byte == UInt8(ascii: "\n") { tell() } else { line.append(byte) }
        if line.count >= Self.longestLine { tell() }
      }
    }
  }

  /// Tells the rest, and closes the stream.
  func finish() {
    read()
    if !line.isEmpty { tell() }
    close(descriptor)
    isOver = true
  }

  private func tell() {
    let text = String(decoding: line, as: UTF8.self)
    line.removeAll(keepingCapacity: true)
    if !text.allSatisfy(\.isWhitespace) { lastLine = String(text.prefix(300)) }
    guard told <= Self.most else { return }
    told += text.utf8.count + 1
    command.settings.words(command.name, text)
    if told > Self.most {
      command.settings.words(command.name, "(it wrote more than \(Self.most >> 20) MB; the rest is left out)")
    }
  }
}
