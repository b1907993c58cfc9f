import Files
import Glibc

/// A lock that the kernel releases when its process ends, however it ends.
package struct FolderLock: ~Copyable, Sendable {
  private let descriptor: Int32
  private let path: String

  package init(_ place: ResultsPlace) throws(ResultsFolderError) {
    while true {
      // Without O_CLOEXEC a module's child process would keep the lock after a killed run.
      let file = open(place.lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
      guard file >= 0 else {
        if errno == ELOOP { throw .foreignLock(path: place.writtenLock, folder: place.written) }
        throw .systemError("create \(place.writtenLock)", folder: place.written)
      }
      // The lock file goes when the run ends: one that holds something, or is none, is the user's.
      guard Self.isEmptyFile(file) else {
        close(file)
        throw .foreignLock(path: place.writtenLock, folder: place.written)
      }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let busy = errno == EWOULDBLOCK
        let refusal = ResultsFolderError.systemError("lock \(place.writtenLock)", folder: place.written)
        close(file)
        throw busy ? .busy(folder: place.written) : refusal
      }
      if Self.isSame(file, place.lock) {
        descriptor = file
        path = place.lock
        return
      }
      // The run before removed its lock file between our two calls: this lock is on a file nobody sees.
      close(file)
    }
  }

  deinit {
    removeFile()
    close(descriptor)
  }

  /// Takes the file away before the process ends, which releases the lock itself.
  borrowing func removeFile() {
    if Self.isSame(descriptor, path) { unlink(path) }
  }

  private static func isEmptyFile(_ file: Int32) -> Bool {
    var status = stat()
    return fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size == 0
  }

  private static func isSame(_ file: Int32, _ path: String) -> Bool {
    var (held, named) = (stat(), stat())
    return fstat(file, &held) == 0 && stat(path, &named) == 0 && held.st_dev == named.st_dev
      && held.st_ino == named.st_ino
  }
}
