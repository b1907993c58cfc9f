/// Points with quantities on both axes, each named beside it: key sectors by their two linkages, say.
public struct Scatter: Sendable, Equatable {
  /// The first group is drawn last and labelled first. Groups of a name stand in the legend.
  public var groups: [PointGroup]
  /// Where a dashed line divides the plot from left to right and from top to bottom; both scales cover them.
  public var divisions: Divisions?
  /// A line at the foot where some labels found no room beside their points; empty for none.
  public var omission: String

  public init(groups: [PointGroup], divisions: Divisions? = nil, omission: String = "") {
    self.groups = groups
    self.divisions = divisions
    self.omission = omission
  }

  var points: [LabelledPoint] { groups.flatMap(\.points) }
}

/// Points of one colour.
public struct PointGroup: Sendable, Equatable {
  public var name: String
  public var points: [LabelledPoint]
  public var tone: Tone
  /// Larger dots and bold labels.
  public var isEmphasized: Bool

  public init(_ name: String, _ points: [LabelledPoint], tone: Tone = .automatic, isEmphasized: Bool = false) {
    self.name = name
    self.points = points
    self.tone = tone
    self.isEmphasized = isEmphasized
  }
}

/// A point and the text beside it.
public struct LabelledPoint: Sendable, Equatable {
  /// Broken into lines where it is long; empty for none.
  public var label: String
  public var x: Double
  public var y: Double

  public init(_ label: String, x: Double, y: Double) {
    self.label = label
    self.x = x
    self.y = y
  }
}

/// Two lines that cut a plot in four, and the names of its quarters; an empty name for none.
public struct Divisions: Sendable, Equatable {
  public var x: Double
  public var y: Double
  public var topLeft: String
  public var topRight: String
  public var bottomLeft: String
  public var bottomRight: String

  public init(
    x: Double, y: Double, topLeft: String = "", topRight: String = "", bottomLeft: String = "", bottomRight: String = ""
  ) {
    self.x = x
    self.y = y
    self.topLeft = topLeft
    self.topRight = topRight
    self.bottomLeft = bottomLeft
    self.bottomRight = bottomRight
  }
}
