import CNetCDF

/// A netCDF file that is there already.
package final class ReadNetCDF {
  private let path: String
  private var file: Int32 = 0
  private var isOpen = false

  package init(_ path: String) throws(NetCDFError) {
    self.path = path
    guard netcdf_load() else { throw .missingLibrary }
    try check(netcdf_open(path, 0, &file))
    isOpen = true
  }

  deinit { if isOpen { _ = netcdf_close(file) } }

  private func check(_ status: Int32) throws(NetCDFError) {
    guard status != 0 else { return }
    throw .refused(path: path, reason: netcdf_description(status).map { String(cString: $0) } ?? "status \(status)")
  }

  /// A text of the file, or of a variable of it.
  package func text(_ key: String, of variable: String? = nil) throws(NetCDFError) -> String {
    var identifier: Int32 = -1
    if let variable { try check(netcdf_find_variable(file, variable, &identifier)) }
    var length = 0
    try check(netcdf_text_length(file, identifier, key, &length))
    var bytes = [CChar](repeating: 0, count: length + 1)
    try check(netcdf_get_text(file, identifier, key, &bytes))
    return String(decoding: bytes.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// All numbers of a variable, the last dimension fastest, with the lengths of its dimensions.
  package func numbers(_ name: String) throws(NetCDFError) -> (values: [Double], lengths: [Int]) {
    var identifier: Int32 = 0
    try check(netcdf_find_variable(file, name, &identifier))
    var rank: Int32 = 0
    try check(netcdf_count_dimensions(file, identifier, &rank))
    var dimensions = [Int32](repeating: 0, count: Int(rank))
    try check(netcdf_dimensions(file, identifier, &dimensions))
    var lengths: [Int] = []
    for dimension in dimensions {
      var length = 0
      try check(netcdf_length(file, dimension, &length))
      lengths.append(length)
    }
    var values = [Double](repeating: 0, count: lengths.reduce(1, *))
    try check(netcdf_get_doubles(file, identifier, &values))
    return (values, lengths)
  }
}
