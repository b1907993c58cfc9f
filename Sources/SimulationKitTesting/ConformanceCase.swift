public import SimulationKit

/// The case that a conformance test runs a module with: one ordinary case that the module answers.
public struct ConformanceCase: Sendable {
  public var mode: String?
  /// The labels of every axis that the manifest does not fix.
  public var axes: AxisLabels
  /// The parameters that have no default, in the declared units.
  public var parameters: [String: ParameterValue]
  /// The inputs of each sample by name, row-major. Inputs that are shared must be the same in every sample.
  public var samples: [[String: [Double]]]
  /// Numbers among the parameters to replace, by path: they must pass the module's check. The test replaces every one
  /// of the case's own besides.
  public var varied: [ParameterPath: [Double]]

  public init(
    mode: String? = nil, axes: AxisLabels = AxisLabels(), parameters: [String: ParameterValue] = [:],
    samples: [[String: [Double]]] = [[:]], varied: [ParameterPath: [Double]] = [:]
  ) {
    self.mode = mode
    self.axes = axes
    self.parameters = parameters
    self.samples = samples
    self.varied = varied
  }
}
