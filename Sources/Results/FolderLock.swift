import Files
import Glibc

/// A lock that the kernel releases when its process ends, however it ends.
struct FolderLock: ~Copyable {
  private let descriptor: Int32
  private let path: String

  init(_ place: ResultsPlace) throws(ResultsFolderError) {
    while true {
      // Without O_CLOEXEC a module's child process would keep the lock after a killed run.
      let file = open(place.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard file >= 0 else { throw .systemError("create \(place.writtenLock)", folder: place.written) }
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
    unlink(path)
    close(descriptor)
  }

  private static func isSame(_ file: Int32, _ path: String) -> Bool {
    var (held, named) = (stat(), stat())
    return fstat(file, &held) == 0 && stat(path, &named) == 0 && held.st_dev == named.st_dev
      && held.st_ino == named.st_ino
  }
}
