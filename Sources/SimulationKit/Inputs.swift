/// The inputs of one sample: the declared inputs of this mode.
public struct Inputs: Sendable {
  private var names: [String]
  private var arrays: [LabelledArray]

  public init(_ arrays: [String: LabelledArray]) {
    names = arrays.keys.sorted()
    self.arrays = names.compactMap { arrays[$0] }
  }

  /// Whether an input that the manifest calls optional is there. What is absent is not zero.
  public func has(_ name: String) -> Bool { names.contains(name) }

  public func array(_ name: String) -> LabelledArray {
    guard let place = names.place(of: name) else {
      preconditionFailure("the manifest declares no input '\(name)' here, or it is optional and absent")
    }
    return arrays[place]
  }

  /// Puts other values into the array at a place, in place of those of another sample.
  mutating func load(_ values: UnsafeBufferPointer<Double>, at place: Int) {
    arrays[place].values.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: values) }
  }

  func place(of name: String) -> Int? { names.place(of: name) }
}

extension [String] {
  /// The place of a name. The few names of a module are found faster one by one than by their hashes.
  func place(of name: String) -> Int? {
    let length = name.utf8.count
    for place in indices where self[place].utf8.count == length && self[place] == name { return place }
    return nil
  }
}
