import CNetCDF

// The room of netCDF-4 files, over the C library, which is opened when it is first needed. What stands in a file is the
// business of whoever writes it.

/// A netCDF-4 file that is being written: first its dimensions, variables and attributes, then the values.
package final class NetCDFFile {
  package struct Dimension: Hashable, Sendable {
    let identifier: Int32
    package let length: Int
  }

  package enum Kind: Int32, Sendable {
    case text = 12
    case integer = 4
    case double = 6
  }

  package struct Variable: Hashable, Sendable {
    let identifier: Int32
    let dimensions: [Dimension]
  }

  private let path: String
  private var file: Int32 = 0
  private var isOpen = false

  /// Makes the file, which must not exist.
  package init(creating path: String) throws(NetCDFError) {
    self.path = path
    guard netcdf_load() else { throw .missingLibrary }
    // NC_NETCDF4 and NC_NOCLOBBER.
    try check(netcdf_create(path, 0x1000 | 0x0004, &file))
    isOpen = true
  }

  deinit { if isOpen { _ = netcdf_close(file) } }

  private func check(_ status: Int32) throws(NetCDFError) {
    guard status != 0 else { return }
    throw .refused(path: path, reason: netcdf_description(status).map { String(cString: $0) } ?? "status \(status)")
  }

  package func dimension(_ name: String, _ length: Int) throws(NetCDFError) -> Dimension {
    var identifier: Int32 = 0
    try check(netcdf_define_dimension(file, name, length, &identifier))
    return Dimension(identifier: identifier, length: length)
  }

  /// - Parameter chunk: rows of the first dimension that are packed together; nil for a small variable, which is not packed.
  package func variable(
    _ name: String, _ kind: Kind, _ dimensions: [Dimension], chunk: Int? = nil, attributes: [(String, String)] = []
  ) throws(NetCDFError) -> Variable {
    var identifier: Int32 = 0
    try check(
      netcdf_define_variable(
        file, name, kind.rawValue, Int32(dimensions.count), dimensions.map(\.identifier), &identifier))
    if let chunk, let first = dimensions.first {
      var sizes = dimensions.map { max(1, $0.length) }
      sizes[0] = max(1, min(chunk, first.length))
      try check(netcdf_define_chunks(file, identifier, 0, sizes))
      try check(netcdf_define_deflation(file, identifier, 1, 1, 1))
    }
    for (key, text) in attributes { try put(key, text, on: identifier) }
    return Variable(identifier: identifier, dimensions: dimensions)
  }

  /// Values that are not numbers are missing: readers of the format take nan of this attribute so.
  package func missingIsNaN(_ variable: Variable) throws(NetCDFError) {
    var value = Double.nan
    try check(netcdf_put_number(file, variable.identifier, "_FillValue", Kind.double.rawValue, 1, &value))
  }

  /// An attribute of the whole file.
  package func put(_ key: String, _ text: String) throws(NetCDFError) { try put(key, text, on: -1) }

  private func put(_ key: String, _ text: String, on variable: Int32) throws(NetCDFError) {
    try check(netcdf_put_text(file, variable, key, text.utf8.count, text))
  }

  package func endDefinitions() throws(NetCDFError) { try check(netcdf_end_definitions(file)) }

  /// Writes rows of the first dimension.
  package func write(_ values: [Double], to variable: Variable, from row: Int = 0) throws(NetCDFError) {
    guard let (start, count) = block(values.count, variable, row) else { return }
    try check(netcdf_put_doubles(file, variable.identifier, start, count, values))
  }

  package func write(_ values: [Int32], to variable: Variable, from row: Int = 0) throws(NetCDFError) {
    guard let (start, count) = block(values.count, variable, row) else { return }
    try check(netcdf_put_integers(file, variable.identifier, start, count, values))
  }

  package func write(_ values: [String], to variable: Variable, from row: Int = 0) throws(NetCDFError) {
    guard let (start, count) = block(values.count, variable, row) else { return }
    // One run of bytes, each text with its end.
    var bytes: [CChar] = []
    var starts: [Int] = []
    for value in values {
      starts.append(bytes.count)
      bytes += value.utf8CString
    }
    let status = bytes.withUnsafeBufferPointer { bytes in
      var pointers = starts.map { bytes.baseAddress?.advanced(by: $0) }
      return netcdf_put_strings(file, variable.identifier, start, count, &pointers)
    }
    try check(status)
  }

  /// Where so many values lie that begin at a row; nil for none.
  private func block(_ values: Int, _ variable: Variable, _ row: Int) -> (start: [Int], count: [Int])? {
    let width = variable.dimensions.dropFirst().reduce(1) { $0 * $1.length }
    guard values > 0, width > 0, let first = variable.dimensions.first else { return nil }
    precondition(values.isMultiple(of: width) && row + values / width <= first.length, "values of another shape")
    var start = variable.dimensions.map { _ in 0 }
    var count = variable.dimensions.map(\.length)
    start[0] = row
    count[0] = values / width
    return (start, count)
  }

  /// Ends the file; without it nothing may be in it.
  package func close() throws(NetCDFError) {
    isOpen = false
    try check(netcdf_close(file))
  }
}

/// Why a netCDF file cannot be written or read.
package enum NetCDFError: Error, Hashable, Sendable, CustomStringConvertible {
  case missingLibrary
  case refused(path: String, reason: String)

  package var description: String {
    switch self {
    case .missingLibrary:
      "the netCDF library is not here; on Debian this installs it:\n  sudo apt-get install --yes libnetcdf19"
    case .refused(let path, let reason): "'\(path)': netCDF: \(reason)"
    }
  }
}
