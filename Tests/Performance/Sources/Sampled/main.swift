import Glibc
import SampleAnalysis
import Sampling

// `crosscheck FOLDER` writes designs, outputs and what is said of them as raw doubles; `speed` prints seconds.
let words = CommandLine.arguments
switch words.count > 1 ? words[1] : "" {
case "crosscheck":
  guard words.count > 2 else { RawFile.stop("no folder is named") }
  try SampledCase(folder: words[2]).write()
case "speed": try SampledSpeed().print()
default: RawFile.stop("say crosscheck or speed")
}
