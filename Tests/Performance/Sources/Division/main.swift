import FundAllocation
import Glibc
import LinearAlgebra
import ModuleHost
import SimulationKit

// The fund's module as a host runs it. `Division solve FOLDER SAMPLES` divides the funds in FOLDER for as many samples and
// writes what it finds as raw doubles; `Division speed FOLDER SAMPLES` prints seconds for the batch, without the first.
// `Division frontier FOLDER` writes the frontier of the returns there.

let words = CommandLine.arguments
guard words.count > 2 else { RawFile.stop("say solve, speed or frontier, and a folder") }
let division = try Division(folder: words[2])
let samples = words.count > 3 ? Int(words[3]) ?? 1 : 1
switch words[1] {
case "solve": try division.write(samples)
case "speed": print(try division.seconds(samples))
case "frontier": try division.writeFrontier()
default: RawFile.stop("say solve, speed or frontier")
}
