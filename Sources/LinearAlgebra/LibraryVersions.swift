import CLAPACK

/// The libraries that the linear algebra runs on, for `--version` and the run record.
public enum LinearAlgebraLibrary {
  /// LAPACK's version, as in "3.9.0".
  public static var lapackVersion: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    LAPACKE_ilaver(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  /// OpenBLAS's own words: version, build options and the processor kernel in use.
  public static var openBLASVersion: String { String(cString: openblas_get_config()) }

  /// The threads that OpenBLAS would use by itself: the processors, or what OPENBLAS_NUM_THREADS says. Asked for before the
  /// number is first set.
  private static let threadsOfItsOwn = Int(openblas_get_num_threads())

  /// Lets OpenBLAS use as many threads as matrices of this order gain from: one below about 256. For hosts only: a module
  /// never touches it.
  public static func setThreads(forOrder order: Int) {
    let own = threadsOfItsOwn
    setThreads(order < 256 ? 1 : own)
  }

  /// How many threads OpenBLAS may use in this process, from now on: one where a host works on several scenarios at
  /// once, all for one large table. For hosts only.
  public static func setThreads(_ count: Int) {
    precondition(count >= 1 && count <= Int(Int32.max), "at least one thread")
    _ = threadsOfItsOwn
    // Setting the number starts workers that have ended.
    if openblas_get_num_threads() != Int32(count) { openblas_set_num_threads(Int32(count)) }
  }

  /// Sets one thread and ends OpenBLAS's workers, which wait for work by spinning, each on a processor of its own. For a
  /// program before it has threads of its own: a solve that is under way would wait for its workers for ever.
  public static func startWithOneThread() {
    setThreads(1)
    openblas_stop_workers()
  }
}
