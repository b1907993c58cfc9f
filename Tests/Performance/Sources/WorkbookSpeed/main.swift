import Diagnostics
import Files
import Glibc
import TableFormats
import TableReading
import WorkbookReading

/// `WorkbookSpeed cells|table|pymrio PATH COUNT`: processor seconds of each reading of a workbook's cells, of the table in a file, or of a
/// folder of pymrio's, one a line.
let arguments = CommandLine.arguments
guard arguments.count == 4, let count = Int(arguments[3]) else {
  print("WorkbookSpeed cells|table|pymrio PATH COUNT")
  exit(64)
}
let path = arguments[2]
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
for _ in 0..<count {
  let start = processorSeconds()
  do {
    switch arguments[1] {
    case "cells": _ = try Workbook(bytes: readFile(path), file: path)
    case "pymrio": _ = try PymrioFolder.read(path, ForeignTable.Facts(year: 2017, prices: "current"))
    default: _ = try TableReader.read(bytes: readFile(path), file: path)
    }
  } catch {
    print("\(error)")
    exit(2)
  }
  print(processorSeconds() - start)
}
