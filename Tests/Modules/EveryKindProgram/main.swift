import EveryKind
import Glibc
import SimulationKit

// The test module `every-kind` as a program.
exit(serveModule(EveryKind.self))
