import Diagnostics
import Files
import Glibc
import TableReading
import WorkbookReading

/// `WorkbookSpeed cells|table FILE COUNT`: seconds of each reading of a workbook's cells, or of the table in it, one a line.
let arguments = CommandLine.arguments
guard arguments.count == 4, let count = Int(arguments[3]) else {
  print("WorkbookSpeed cells|table FILE COUNT")
  exit(64)
}
let path = arguments[2]
for _ in 0..<count {
  let start = ContinuousClock.now
  do {
    let bytes = try readFile(path)
    if arguments[1] == "cells" {
      _ = try Workbook(bytes: bytes, file: path)
    } else {
      _ = try TableReader.read(bytes: bytes, file: path)
    }
  } catch {
    print("\(error)")
    exit(2)
  }
  let time = (ContinuousClock.now - start).components
  print(Double(time.seconds) + Double(time.attoseconds) * 1e-18)
}
