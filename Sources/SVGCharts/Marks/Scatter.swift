public import SVGDrawing

/// Points with quantities on both axes, each named beside it: key sectors by their two linkages, say.
public struct Scatter: Sendable, Equatable {
  /// The first group is drawn last and labelled first. Groups of a name stand in the legend.
  public var groups: [PointGroup]
  /// Where a dashed line divides the plot from left to right and from top to bottom; both scales cover them.
  public var divisions: Divisions?
  /// Boxes behind the points, with their names in the legend.
  public var areas: [ScatterArea]
  /// A line at the foot where some labels found no room beside their points; empty for none.
  public var omission: String

  public init(
    groups: [PointGroup], divisions: Divisions? = nil, areas: [ScatterArea] = [], omission: String = ""
  ) {
    self.groups = groups
    self.divisions = divisions
    self.areas = areas
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
  /// Smaller dots, for points that are many.
  public var isSmall: Bool
  /// A thin line from each point to the next, as along a front.
  public var isJoined: Bool

  public init(
    _ name: String, _ points: [LabelledPoint], tone: Tone = .automatic, isEmphasized: Bool = false,
    isSmall: Bool = false, isJoined: Bool = false
  ) {
    self.name = name
    self.points = points
    self.tone = tone
    self.isEmphasized = isEmphasized
    self.isSmall = isSmall
    self.isJoined = isJoined
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

/// A box of two ranges; where a limit is `nil` it reaches the edge of the plot.
public struct ScatterArea: Sendable, Equatable {
  public var name: String
  public var left: Double?
  public var right: Double?
  public var bottom: Double?
  public var top: Double?
  public var tone: Tone

  public init(
    _ name: String, left: Double? = nil, right: Double? = nil, bottom: Double? = nil, top: Double? = nil,
    tone: Tone = .automatic
  ) {
    self.name = name
    self.left = left
    self.right = right
    self.bottom = bottom
    self.top = top
    self.tone = tone
  }
}
