import Glibc

/// The state of a file as the file system tells it, without a look at its bytes: another writing, and any change of the file
/// at all, sets the time of its last change, which no program can set back.
package struct FileIdentity: Hashable, Sendable {
  private let device: dev_t
  private let inode: ino_t
  private let size: off_t
  private let changed: Int
  private let changedNanoseconds: Int

  init(_ status: stat) {
    (device, inode, size) = (status.st_dev, status.st_ino, status.st_size)
    (changed, changedNanoseconds) = (status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
  }

  /// Whether the last change lies so far back that the next one must have another time: clocks of file systems tick every
  /// few milliseconds, or where they count no fractions, every second or two.
  var isSettled: Bool {
    var now = timespec()
    guard clock_gettime(CLOCK_REALTIME, &now) == 0 else { return false }
    let age = Double(now.tv_sec - changed) + Double(now.tv_nsec - changedNanoseconds) * 1e-9
    return age > (changedNanoseconds == 0 ? 3 : 0.1)
  }
}
