package import ScenarioReading

/// The part of the results that cannot be written, with its reason.
package enum ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  case folder(ResultsFolderError)
  case variables(IAMCTableError)
  case indicators(MetaTableError)
  case record(UnwritableJSON)

  package var description: String {
    switch self {
    case .folder(let error): error.description
    case .variables(let error): error.description
    case .indicators(let error): error.description
    case .record(let error): error.description
    }
  }
}
