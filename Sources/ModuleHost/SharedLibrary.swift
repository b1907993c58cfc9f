import CSimulationModule
import Files
import Glibc

/// Loads a module's shared library, or reads its file of formulas, and hands out its table. A library stays loaded until the process ends: unloading
/// Swift code is not safe.
enum SharedLibrary {
  private typealias Entry = @convention(c) () -> UnsafeMutablePointer<simplan_module>?

  static func table(at path: String) throws(ModuleError) -> UnsafeMutablePointer<simplan_module> {
    if FormulaFile.holdsFormulas(path) { return try FormulaFile.table(at: path).table }
    // Told apart before loading, so that the start-up code of a library that is no module never runs.
    if DynamicSymbols.export(moduleEntryName, of: path) == .absent { throw .noModule(path: path) }
    // A path without a slash would be searched for in the system's folders.
    let file = path.contains("/") ? path : "./\(path)"
    guard let handle = dlopen(file, RTLD_NOW | RTLD_LOCAL) else {
      throw .cannotLoad(path: path, reason: dlerror().map { String(cString: $0) } ?? "the loader does not say why")
    }
    guard let symbol = dlsym(handle, moduleEntryName) else { throw .noModule(path: path) }
    guard let table = unsafeBitCast(symbol, to: Entry.self)() else {
      throw .cannotLoad(path: path, reason: "its entry returned no table")
    }
    try check(UnsafeRawPointer(table), of: path)
    return table
  }

  /// Reads the version alone first: nothing behind it has a known place in another version.
  private static func check(_ table: UnsafeRawPointer, of path: String) throws(ModuleError) {
    let version = table.load(as: UInt32.self)
    guard version == SIMPLAN_MODULE_ABI else {
      throw .otherABI(path: path, found: version, expected: UInt32(SIMPLAN_MODULE_ABI))
    }
    let size = table.load(fromByteOffset: 4, as: UInt32.self)
    guard size >= UInt32(MemoryLayout<simplan_module>.size) else {
      throw .cannotLoad(
        path: path,
        reason: "its table says it is \(size) bytes long where \(MemoryLayout<simplan_module>.size) belong")
    }
  }
}
