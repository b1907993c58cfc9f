import CChildProcess
import Diagnostics
import Files
import Glibc

/// Reads workbooks in Excel's old format (BIFF) in a process of its own: the library for them, FreeXL, can crash on a damaged
/// file. The other side is `XLSServer`, behind the hidden command `simplan read-xls`.
enum XLSReader {
  /// A process that reads a workbook has this many bytes of address space and this long.
  private static let memory: UInt64 = 2_000_000_000
  private static let patience = Duration.seconds(60)

  static func sheets(_ bytes: [UInt8], file: String) throws(InvalidInput) -> [Sheet] {
    let place = SourceLocation(file: file, line: 1, column: 1)
    let damaged = "open it in Excel or LibreOffice and save it as .xlsx"
    let answer: [UInt8]
    switch try exchange(bytes) {
    case .answer(let bytes): answer = bytes
    case .ended(let how):
      throw InvalidInput(.error(at: place, "the workbook is damaged: its reader ended \(how)", advice: damaged))
    }
    var stream = CellStream(answer)
    do throws(CellStream.Failure) { return try stream.sheets(file: file) } catch {
      switch error {
      case .refused(let invalid): throw invalid
      case .library(let reason): throw InvalidInput(.error(at: place, reason.message, advice: reason.advice ?? damaged))
      case .broken: throw InvalidInput(.error(at: place, "the workbook is damaged", advice: damaged))
      }
    }
  }

  private enum Outcome {
    case answer([UInt8])
    case ended(String)
  }

  /// This program, or the one that lies beside it: tests run in a program of their own.
  private static var program: String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    let own = String(decoding: buffer[..<count], as: UTF8.self)
    let beside = folderAndName(of: own).folder + "/simplan"
    return access(beside, X_OK) == 0 ? beside : own
  }

  private static func exchange(_ bytes: [UInt8]) throws(InvalidInput) -> Outcome {
    // A program that does not know the command must not start itself for ever.
    guard getenv(XLSServer.mark) == nil, let program else {
      throw InvalidInput(.error("workbooks in the old format (.xls) cannot be read from within this program"))
    }
    EarlyEnd.postpone()
    let (arguments, environment) = ([program, XLSServer.command], ["\(XLSServer.mark)=1", "PATH=/usr/bin:/bin"])
    let (words, settings) = (arguments.map { strdup($0) }, environment.map { strdup($0) })
    defer { for text in words + settings { free(text) } }
    var child = child_pipes()
    let error = child_start(words + [nil], settings + [nil], memory, &child)
    guard error == 0 else {
      EarlyEnd.resume()
      throw InvalidInput(
        .error("\(program) cannot be started to read the workbook: \(String(cString: strerror(error)))"))
    }
    let number = child.number
    let registration = EarlyEnd.register { kill(-number, SIGKILL) }
    EarlyEnd.resume()
    defer {
      EarlyEnd.forget(registration)
      close(child.replies)
      close(child.words)
    }
    let answer = transfer(bytes, child)
    kill(-number, answer == nil ? SIGKILL : 0)
    var status: Int32 = 0
    while waitpid(number, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    guard let answer else { return .ended("after \(patience.components.seconds) s without an answer") }
    if signal != 0 { return .ended("by signal \(signal)") }
    let code = (status >> 8) & 0xFF
    return code == 0 ? .answer(answer) : .ended("with exit code \(code)")
  }

  /// Writes the workbook and reads the cells, both ways at once; nil where that takes too long.
  private static func transfer(_ bytes: [UInt8], _ child: child_pipes) -> [UInt8]? {
    var (sent, isOpen) = (0, true)
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let limit = ContinuousClock.now + patience
    defer { if isOpen { close(child.requests) } }
    var blocked = sigset_t()
    // A child that ends while it is written to is told by its status, not by a signal.
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGPIPE)
    var former = sigset_t()
    pthread_sigmask(SIG_BLOCK, &blocked, &former)
    defer {
      var none = timespec()
      while sigtimedwait(&blocked, nil, &none) == SIGPIPE {}
      pthread_sigmask(SIG_SETMASK, &former, nil)
    }
    while true {
      var streams = [
        pollfd(fd: child.replies, events: Int16(POLLIN), revents: 0),
        pollfd(fd: child.words, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isOpen ? child.requests : -1, events: Int16(POLLOUT), revents: 0),
      ]
      let left = (limit - .now).components.seconds
      guard left > 0, answer.count < SheetLimits.partBytes else { return nil }
      if poll(&streams, nfds_t(streams.count), Int32(min(left * 1000, 1000))) < 0, errno != EINTR { return nil }
      if streams[1].revents != 0 { _ = read(child.words, &buffer, buffer.count) }
      if isOpen, streams[2].revents != 0 {
        let count = bytes[sent...].withUnsafeBytes { write(child.requests, $0.baseAddress, min($0.count, 1 << 20)) }
        if count > 0 { sent += count }
        if sent == bytes.count || count < 0 && errno != EAGAIN && errno != EINTR {
          close(child.requests)
          isOpen = false
        }
      }
      if streams[0].revents != 0 {
        let count = read(child.replies, &buffer, buffer.count)
        if count == 0 { return answer }
        if count < 0, errno != EAGAIN, errno != EINTR { return answer }
        if count > 0 { answer += buffer[..<count] }
      }
    }
  }
}
