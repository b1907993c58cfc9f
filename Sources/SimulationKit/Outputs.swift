import ModuleMessages

/// The results of one sample: the declared outputs of this mode, zero until set.
///
/// Elements are written in place: `outputs["capacity"][technology, year] = 3`.
public struct Outputs: Sendable {
  private var names: [String]
  @usableFromInline var slots: [Slot]
  /// Whether anybody reads notes. Sentences that nobody reads need not be made.
  public let readsNotes: Bool
  /// Sentences for the analyst about this sample (a limit that bound, a price that was clipped).
  public private(set) var notes: [String] = []

  @usableFromInline struct Slot: Sendable {
    let axes: [String]
    let labels: [[String]]
    let width: Int
    let isWanted: Bool
    /// Of an earlier sample until this one writes.
    @usableFromInline var array: LabelledArray
    @usableFromInline var isWritten = false

    init(_ zero: LabelledArray, isWanted: Bool) {
      axes = zero.axes
      labels = zero.labels
      width = zero.values.count
      array = zero
      self.isWanted = isWanted
    }
  }

  public init(_ arrays: [String: LabelledArray]) {
    self.init(arrays.sorted { $0.key < $1.key }.map { ($0.key, $0.value, true) }, readsNotes: true)
    for place in slots.indices { slots[place].isWritten = true }
  }

  init(_ arrays: [(name: String, zero: LabelledArray, isWanted: Bool)], readsNotes: Bool) {
    names = arrays.map(\.name)
    slots = arrays.map { Slot($0.zero, isWanted: $0.isWanted) }
    self.readsNotes = readsNotes
  }

  /// Whether anybody reads this output. What nobody reads need not be computed; it may be set all the same.
  public func wants(_ name: String) -> Bool { slots[place(of: name)].isWanted }

  public subscript(_ name: String) -> LabelledArray {
    get {
      let slot = slots[place(of: name)]
      return slot.isWritten ? slot.array : LabelledArray(zeroOver: slot.axes, labels: slot.labels)
    }
    set {
      let place = place(of: name)
      slots[place].array = newValue
      slots[place].isWritten = true
      checkShape(place)
    }
    // Inlined into the module, since the element of an array is written through it.
    @inlinable _modify {
      let place = place(of: name)
      if !slots[place].isWritten { clear(place) }
      defer { checkShape(place) }
      yield &slots[place].array
    }
  }

  public mutating func note(_ sentence: @autoclosure () -> String) {
    if readsNotes { notes.append(sentence()) }
  }

  /// Leaves a note that changes how the results are read: programs tell it first, and where they tell no other note.
  public mutating func warn(_ sentence: @autoclosure () -> String) {
    if readsNotes { notes.append(Self.warningMark + sentence()) }
  }

  /// The beginning of a note that warns.
  public static let warningMark = "warning: "

  @usableFromInline func place(of name: String) -> Int {
    guard let place = names.place(of: name) else {
      preconditionFailure("the manifest declares no output '\(name)' here")
    }
    return place
  }

  @usableFromInline mutating func clear(_ place: Int) {
    slots[place].isWritten = true
    slots[place].array.values.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  @usableFromInline func checkShape(_ place: Int) {
    guard slots[place].array.values.count == slots[place].width, slots[place].array.labels == slots[place].labels else {
      preconditionFailure("the output '\(names[place])' has other axes in the manifest")
    }
  }
}

extension Outputs {
  /// Makes the next sample begin with zeros.
  mutating func begin() {
    for place in slots.indices { slots[place].isWritten = false }
    if !notes.isEmpty { notes = [] }
  }

  /// The name of the first wanted output that is not finite.
  var notFinite: String? {
    for place in slots.indices where slots[place].isWanted && slots[place].isWritten {
      if !slots[place].array.values.withUnsafeBufferPointer(\.isFinite) { return names[place] }
    }
    return nil
  }

  /// Copies a sample's values into its row of the batch; rows that nobody wrote stay zero.
  func copy(_ place: Int, to block: UnsafeMutableBufferPointer<Double>, row sample: Int) {
    guard slots[place].isWritten else { return }
    let width = slots[place].width
    slots[place].array.values.withUnsafeBufferPointer { values in
      _ = block[sample * width..<(sample + 1) * width].update(fromContentsOf: values)
    }
  }
}
