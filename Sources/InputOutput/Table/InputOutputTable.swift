public import Diagnostics
public import LinearAlgebra

/// A regional input-output table with competitive imports, product by product, at the prices its description names.
///
/// Row i: intermediate use + final demand - imports - inflow + other error = gross output. Column j: intermediate use +
/// value added = gross output (Miller & Blair 2009, ch. 2; the layout is that of China's provincial tables).
public struct InputOutputTable: Hashable, Sendable {
  public let description: TableDescription
  public let sectors: [Sector]
  /// Z: the intermediate use of product i by sector j.
  public let intermediate: Matrix
  public let finalDemand: [FinalDemandCategory]
  /// From abroad, as positive figures.
  public let imports: [Double]
  /// From other provinces, as positive figures.
  public let inflow: [Double]
  /// The statistician's balancing column; zeros where a table has none.
  public let otherError: [Double]
  public let valueAdded: [ValueAddedRow]
  /// The uses told apart by origin; nil where the table adds origins up.
  public internal(set) var usesByOrigin: UsesByOrigin?
  /// The row of imported inputs of a table of domestic uses alone; nil for any other.
  public let importedInputs: ImportedInputs?
  /// Satellite accounts, none where the table has none.
  public let extensions: [ExtensionRow]
  /// x.
  public let grossOutput: [Double]
  /// Where rows and columns stand; nil for a table that was made in memory.
  public private(set) var locations: TableLocations?
  /// The sums of the rows and the columns of Z, taken once: many questions start from them.
  public let intermediateSales: [Double]
  public let intermediateInputs: [Double]

  /// A table of parts that fit each other. `check()` tells whether its figures balance.
  /// - Throws: `InvalidInput` that names every part of a wrong length and every code that stands twice.
  public init(
    description: TableDescription, sectors: [Sector], intermediate: Matrix, finalDemand: [FinalDemandCategory],
    imports: [Double]? = nil, inflow: [Double]? = nil, otherError: [Double]? = nil, valueAdded: [ValueAddedRow],
    usesByOrigin: UsesByOrigin? = nil, importedInputs: ImportedInputs? = nil, extensions: [ExtensionRow] = [],
    grossOutput: [Double], locations: TableLocations? = nil
  ) throws(InvalidInput) {
    let zeros = [Double](repeating: 0, count: sectors.count)
    self.description = description
    self.sectors = sectors
    self.intermediate = intermediate
    self.finalDemand = finalDemand
    self.imports = imports ?? zeros
    self.inflow = inflow ?? zeros
    self.otherError = otherError ?? zeros
    self.valueAdded = valueAdded
    (self.usesByOrigin, self.importedInputs) = (usesByOrigin, importedInputs)
    self.extensions = extensions
    self.grossOutput = grossOutput
    self.locations = locations
    (intermediateSales, intermediateInputs) = (intermediate.rowSums, intermediate.columnSums)
    let problems = shapeProblems() + importProblems()
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  /// The same table with its money in another unit.
  /// - Parameter convert: multiplies a figure; the rounding of the printed figures is converted as well.
  public func converted(to unit: String, _ convert: (Double) -> Double) throws(InvalidInput) -> InputOutputTable {
    var description = description
    description.unit = unit
    // As many decimals as hold the last printed one: one more would call the rounding of the source a gap.
    var (size, shift) = (convert(1), 0)
    while size >= 10 { (size, shift) = (size / 10, shift - 1) }
    while size < 1, shift < 30 { (size, shift) = (size * 10, shift + 1) }
    description.decimals += shift
    var table = try money(description, extensions: extensions, convert)
    table.locations = locations
    return table
  }

  /// The same table with every figure of money converted; uses of all origins are sums of the converted ones.
  func money(
    _ description: TableDescription, extensions: [ExtensionRow], _ convert: (Double) -> Double
  ) throws(InvalidInput) -> InputOutputTable {
    func all(_ values: [Double]) -> [Double] { values.map(convert) }
    let uses = usesByOrigin?.converted(convert)
    let demand = uses?.finalDemand ?? finalDemand.map { all($0.values) }
    return try InputOutputTable(
      description: description, sectors: sectors,
      intermediate: uses?.intermediate ?? intermediate.mapEntries { value, _, _ in convert(value) },
      finalDemand: zip(finalDemand, demand).map { category, values in
        var category = category
        category.values = values
        category.compensation = convert(category.compensation)
        return category
      }, imports: uses?.imports ?? all(imports), inflow: all(inflow), otherError: all(otherError),
      valueAdded: valueAdded.map { row in
        var row = row
        row.values = all(row.values)
        return row
      }, usesByOrigin: uses,
      importedInputs: importedInputs.map { row in
        ImportedInputs(inputs: all(row.inputs), finalDemand: all(row.finalDemand))
      }, extensions: extensions, grossOutput: all(grossOutput))
  }

  private func shapeProblems() -> [Diagnostic] {
    let n = sectors.count
    var problems: [Diagnostic] = []
    if n == 0 { problems.append(.error("the table has no sectors")) }
    if intermediate.rows != n || intermediate.columns != n {
      let shape = "\(intermediate.rows) x \(intermediate.columns)"
      problems.append(.error("intermediate use is \(shape) where \(n) sectors need \(n) x \(n)"))
    }
    var vectors = [
      ("imports", imports), ("inflow", inflow), ("other error", otherError), ("gross output", grossOutput),
    ]
    vectors += finalDemand.map { ($0.code, $0.values) } + valueAdded.map { ($0.code.rawValue, $0.values) }
    vectors += extensions.map { ($0.code, $0.values) }
    for (name, values) in vectors where values.count != n {
      problems.append(.error("\(name) has \(values.count) entries where there are \(n) sectors"))
    }
    var seen: Set<String> = []
    let codes = sectors.map(\.code) + finalDemand.map(\.code) + valueAdded.map(\.code.rawValue) + extensions.map(\.code)
    for code in codes where !seen.insert(code).inserted {
      problems.append(.error("the code '\(code)' stands twice"))
    }
    if finalDemand.isEmpty { problems.append(.error("the table has no final demand")) }
    if valueAdded.isEmpty { problems.append(.error("the table has no value added")) }
    return problems
  }

  /// The final-demand columns used inside the region, inventories included.
  public var regionalDemand: [FinalDemandCategory] { finalDemand.filter(\.role.isRegional) }
  /// The final-demand columns sold outside the region.
  public var outsideDemand: [FinalDemandCategory] { finalDemand.filter { !$0.role.isRegional } }

  /// Intermediate use plus regional final demand of each product: what competitive imports may serve.
  public var regionalUse: [Double] {
    regionalDemand.reduce(intermediateSales) { sum, category in zip(sum, category.values).map(+) }
  }

  /// Value added of each sector, all rows together.
  public var totalValueAdded: [Double] {
    valueAdded.reduce(Array(repeating: 0, count: sectors.count)) { sum, row in zip(sum, row.values).map(+) }
  }

  /// The same table without its places, to compare: one file may be named by several paths.
  public var withoutPlaces: InputOutputTable {
    var table = self
    table.locations = nil
    return table
  }

  /// 1 / x, and 0 for a sector without output.
  public var outputReciprocals: [Double] { grossOutput.map { $0 == 0 ? 0 : 1 / $0 } }

  /// Figures of the sectors, each divided by the sector's output; 0 for a sector without output.
  public func perUnitOfOutput(_ figures: [Double]) -> [Double] {
    precondition(figures.count == sectors.count, "one figure for each sector")
    return zip(figures, grossOutput).map { $1 == 0 ? 0 : $0 / $1 }
  }

  /// x less everything the row names but other error: the error column and rounding together, one for each row.
  public var residual: [Double] {
    let sold = outsideDemand.reduce(regionalUse) { sum, category in zip(sum, category.values).map(+) }
    return sectors.indices.map { grossOutput[$0] - (sold[$0] - imports[$0] - inflow[$0]) }
  }
}

/// Where the parts of a table stand in its file.
public struct TableLocations: Hashable, Sendable {
  /// The first cell of each sector's row.
  public var rows: [SourceLocation]
  /// The header cell of each sector's column.
  public var columns: [SourceLocation]
  /// The gross-output cell of each sector.
  public var outputs: [SourceLocation]
  /// The first cell of each row of value added.
  public var valueAdded: [SourceLocation]
  /// The first cell of each extension row.
  public var extensions: [SourceLocation]
  /// The header cell of the first column of imports; nil without one.
  public var imports: SourceLocation?
  /// The header cell of the first column of inflow; nil without one.
  public var inflow: SourceLocation?
  /// The line that says the unit of the figures, and the one that says their prices.
  public var unit: SourceLocation?
  public var prices: SourceLocation?

  public init(
    rows: [SourceLocation], columns: [SourceLocation], outputs: [SourceLocation], valueAdded: [SourceLocation],
    extensions: [SourceLocation], imports: SourceLocation? = nil, inflow: SourceLocation? = nil,
    unit: SourceLocation? = nil, prices: SourceLocation? = nil
  ) {
    self.rows = rows
    self.columns = columns
    self.outputs = outputs
    self.valueAdded = valueAdded
    self.extensions = extensions
    self.imports = imports
    self.inflow = inflow
    self.unit = unit
    self.prices = prices
  }
}
