import FoundationEssentials
import ModuleHost
import ModuleMessages
import ScenarioReading
import SimulationKit

/// The manifest of a module as it writes it: refused with a reason, or sound; then it survives being written, and its
/// parameters can be completed or are refused with a reason.
struct ManifestTarget: FuzzTarget {
  private static let labels = AxisLabels([
    "year": ["2015", "2016"], "sector": ["A", "B"], "final_demand": ["C"], "industry": ["d", "e"], "zone": ["f", "g"],
  ])

  func outcome(of input: [UInt8]) -> String? {
    let manifest: Manifest
    do throws(MessageError) {
      let head = Array("{\"manifest\":".utf8) + input + Array("}".utf8)
      guard let found = try Message(head: Data(head)).decodeHead(as: Reply.self).manifest else { return "unreadable" }
      manifest = found
    } catch {
      if error.description.isEmpty { broken("a refusal without a word") }
      return "unreadable"
    }
    let problems = manifest.problems()
    guard problems.isEmpty else {
      if problems.contains("") { broken("a fault without a word") }
      return "not sound"
    }
    do throws(ManifestProblems) { _ = try manifest.understood(by: .workbench) } catch {
      if error.sentences.isEmpty { broken("a refusal without a word") }
      return "not understood"
    }
    var reply = Reply()
    reply.manifest = manifest
    guard (try? Message(head: Message(reply).head).decodeHead(as: Reply.self))?.manifest == manifest else {
      broken("a sound manifest does not survive being written")
    }
    for mode in [nil] + manifest.modes.map(\.name) {
      do throws(UnfitParameters) {
        _ = try manifest.completeParameters([:], mode: mode, axes: Self.labels)
      } catch { if error.description.isEmpty { broken("a refusal without a word") } }
    }
    return "sound"
  }
}
