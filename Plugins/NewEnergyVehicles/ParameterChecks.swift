public import SimulationKit

extension NewEnergyVehicles {
  /// Checks what bounds cannot express: no year of sale is missing, shares sum to one, no class sells more vehicles made
  /// in the region than are made there.
  public static func check(_ parameters: Parameters) -> [ParameterDiagnostic] { check(parameters) { _ in true } }

  public static func check(_ parameters: Parameters, changed: ParameterChanges) -> [ParameterDiagnostic] {
    check(parameters) { $0.contains(where: changed.contains) }
  }

  /// - Parameter isDue: whether a check is due that reads numbers of these keys; one that looks at what is written and
  ///   at no number reads none.
  private static func check(_ parameters: Parameters, isDue: ([String]) -> Bool) -> [ParameterDiagnostic] {
    let gaps = isDue([]) ? gaps(parameters) : []
    let classes = ClassChecks(parameters: parameters)
    let records = isDue([]) ? classes.records() : []
    let found =
      gaps + records + BatteryChecks(parameters: parameters).problems(isDue) + bills(parameters, isDue)
    guard gaps.isEmpty, records.isEmpty, isDue(fleetKeys + amountKeys) else { return found }
    let layout = Layout(parameters)
    // A study checks every sample: nobody computes a fleet where sales are given and too few to crowd anybody.
    let path = TermReader(parameters: parameters).array("sales", orZeros: layout.classes * layout.years)
    let followsPath = VehicleClass.allFollowPaths(parameters) && !mayCrowd(parameters, path)
    guard isDue(fleetKeys) || !followsPath else { return found + amounts(parameters, layout, sales: path, isDue) }
    let vehicles = VehicleClass.all(parameters)
    let numbers = isDue(fleetKeys) ? classes.numbers(vehicles) + classes.firstShares(vehicles) : []
    guard !numbers.contains(where: { $0.severity == .error }) else { return found + numbers }
    guard !followsPath else { return found + numbers + amounts(parameters, layout, sales: path, isDue) }
    let terms = FleetTerms(parameters, layout: layout)
    do throws(Fleet.Excess) {
      let fleet = try Fleet(terms)
      return found + numbers + amounts(parameters, layout, sales: fleet.sales, isDue)
        + crowding(parameters, terms, fleet)
    } catch {
      return found + numbers + [classes.excess(error, vehicles[error.row], layout)]
    }
  }

  /// Numbers on which the stock depends.
  private static let fleetKeys =
    FleetTerms.curveKeys + ["sales", "earlier_sales", "total_sales", "target_stock", "population"]

  /// Numbers that are held against the sales of the region.
  private static let amountKeys = ["production", "made_in_region_share"] + storageKeys + costKeys
  private static let storageKeys = ["storage_production", "storage_installed", "storage_made_in_region_share"]
  private static let costKeys =
    ["pack_size", "battery_price", "vehicle_price", "tax_share", "battery_price_reference"] + learningKeys
  private static let learningKeys = [
    "production", "chemistry_share", "world_volume", "world_volume_reference", "pack_learning_rate",
    "pack_spillover_share",
  ]

  private static func mayCrowd(_ parameters: Parameters, _ sales: [Double]) -> Bool {
    guard parameters.has("population") else { return false }
    let earlier = parameters.has("earlier_sales") ? parameters.array("earlier_sales").values : []
    return sales.reduce(earlier.reduce(0, +), +) > parameters.number("population")
  }

  private static func bills(_ parameters: Parameters, _ isDue: ([String]) -> Bool) -> [ParameterDiagnostic] {
    func written(_ keys: [String]) -> [String] { keys.filter { parameters.has($0) && isDue([$0]) } }
    let byClass = ["vehicle_bill_shares", "displaced_vehicle_bill_shares", "outflow_bill_shares"]
    let whole = [
      "pack_bill_shares", "battery_bill_shares", "pack_assembly_bill_shares", "replaced_parts_bill_shares",
      "charging_post_bill_shares", "fuel_bill_shares", "electricity_bill_shares", "hydrogen_bill_shares",
      "storage_bill_shares",
    ]
    return written(byClass).flatMap { billByClass($0, parameters) } + written(whole).flatMap { bill($0, parameters) }
      + (isDue(["vehicle_part", "vehicle_bill_shares", "outflow_bill_shares"]) ? vehicleRows(parameters) : [])
  }

  /// Use, posts and production, which follow from the number of vehicles.
  private static func amounts(
    _ parameters: Parameters, _ layout: Layout, sales: [Double], _ isDue: ([String]) -> Bool
  ) -> [ParameterDiagnostic] {
    var found: [ParameterDiagnostic] = []
    if isDue(fleetKeys + ["production", "made_in_region_share"]) { found += localSales(parameters, sales) }
    if isDue(storageKeys) { found += localStorage(parameters, Storage(parameters, layout: layout)) }
    if isDue(parameters.mode == "learning" ? costKeys : costKeys.filter { !learningKeys.contains($0) }) {
      found += batteryCosts(parameters, layout)
    }
    return found
  }

  private static func gaps(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let advice = "write years in [axes], one after the other, as in earlier_year = [\"2013\", \"2014\"]"
    let labels = parameters.axes["earlier_year"] ?? []
    let years = parameters.years
    func earlierProblem(_ message: String) -> [ParameterDiagnostic] {
      [ParameterDiagnostic(.error, "earlier_sales", message, advice: advice)]
    }
    let earlier = labels.compactMap { $0.count == 4 ? Int($0) : nil }
    if let wrong = labels.first(where: { $0.count != 4 || Int($0) == nil }) {
      return earlierProblem("the label '\(wrong)' of the axis earlier_year is not a year")
    }
    if let (year, next) = zip(earlier, earlier.dropFirst()).first(where: { $1 != $0 + 1 }) {
      return earlierProblem("the year \(next) follows \(year) on the axis earlier_year")
    }
    if !earlier.isEmpty, !parameters.has("earlier_sales") {
      return [
        ParameterDiagnostic(
          .error, "classes",
          "the axis earlier_year has the years \(earlier[0]) to \(earlier[earlier.count - 1]), and nothing "
            + "says what was sold in them",
          advice: "write earlier_sales, or take the axis away")
      ]
    }
    let all = (earlier.last.map { [$0] } ?? []) + years
    return zip(all, all.dropFirst()).filter { $1 != $0 + 1 }.map { year, next in
      ParameterDiagnostic(
        .error, parameters.has("sales") ? "sales" : "production", index: ["\(next)"],
        "the year \(next) follows \(year): the stock needs the sales of every year",
        advice: earlier.isEmpty
          ? "hold every year" : "let the run begin in \((earlier.last ?? 0) + 1) and hold every year")
    }
  }

  private static func localSales(_ parameters: Parameters, _ sales: [Double]) -> [ParameterDiagnostic] {
    let years = parameters.labels("year").count
    let production = parameters.array("production").values
    let local = parameters.array("made_in_region_share").values
    var found: [ParameterDiagnostic] = []
    for (row, vehicle) in parameters.labels("class").enumerated() {
      for (column, year) in parameters.labels("year").enumerated() {
        let needed = sales[row * years + column] * local[row]
        let made = production[row * years + column]
        guard made - needed < -1e-9 else { continue }
        let share = made / sales[row * years + column]
        found.append(
          ParameterDiagnostic(
            .error, "production", index: [vehicle, year],
            "\(nine(needed)) 1e4 vehicles sold in the region would be made there, but only \(nine(made)) are made",
            advice: "write at least \(nine(needed)), or a made_in_region_share of at most \(nine(share)) for \(vehicle)"
          ))
      }
    }
    return found
  }

  private static func localStorage(_ parameters: Parameters, _ storage: Storage) -> [ParameterDiagnostic] {
    parameters.labels("year").enumerated().compactMap { column, year in
      let needed = storage.installed[column] * storage.madeInRegionShare
      guard storage.production[column] - needed < -1e-9 else { return nil }
      return ParameterDiagnostic(
        .error, "storage_production", index: [year],
        "\(nine(needed)) GWh of storage bought in the region would be made there, but only "
          + "\(nine(storage.production[column])) are made",
        advice: "write at least \(nine(needed)), or a smaller storage_made_in_region_share")
    }
  }

  /// More vehicles in use than people.
  private static func crowding(
    _ parameters: Parameters, _ terms: FleetTerms, _ fleet: Fleet
  ) -> [ParameterDiagnostic] {
    guard parameters.has("population") else { return [] }
    let people = parameters.number("population")
    let stock = fleet.ofRun(fleet.cohorts.stock)
    let (classes, years) = (parameters.labels("class"), parameters.labels("year"))
    for (column, year) in years.enumerated() {
      let ofYear = classes.indices.map { stock[$0 * years.count + column] }
      let sum = ofYear.reduce(0, +)
      guard sum > people, let largest = ofYear.indices.max(by: { ofYear[$0] < ofYear[$1] }) else { continue }
      let isPath = terms.classes[largest].adoption == .path
      return [
        ParameterDiagnostic(
          .warning, isPath ? "sales" : "classes",
          index: isPath ? [classes[largest], year] : [classes[largest]],
          "\(nine(sum)) 1e4 vehicles would be in use in \(year), more than the \(nine(people)) 1e4 inhabitants",
          advice: "is the unit right?")
      ]
    }
    return []
  }

  private static func billByClass(_ key: String, _ parameters: Parameters) -> [ParameterDiagnostic] {
    let shares = parameters.array(key)
    return parameters.labels("class").enumerated().compactMap { row, vehicle in
      let sum = shares.row(row).reduce(0, +)
      if key == "outflow_bill_shares" {
        guard sum > 1 + 1e-9 else { return nil }
        return ParameterDiagnostic(
          .error, key, index: [vehicle], "the shares sum to \(nine(sum)), more than 1",
          advice: "lower one of them: what is earned elsewhere is left out")
      }
      return notOne(sum).map { ParameterDiagnostic(.error, key, index: [vehicle], $0, advice: changeOne) }
    }
  }

  /// Vehicles leave the works at one price, wherever they are sold; else more of them would be sold than are made.
  private static func vehicleRows(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let part = parameters.array("vehicle_part")
    let (home, away) = (parameters.array("vehicle_bill_shares"), parameters.array("outflow_bill_shares"))
    var found: [ParameterDiagnostic] = []
    for (row, vehicle) in parameters.labels("class").enumerated() {
      let rows = home.row(row)
      if !rows.indices.contains(where: { part[$0] > 0 && rows[$0] > 0 }) {
        found.append(
          ParameterDiagnostic(
            .error, "vehicle_part", "no row of the bill of \(vehicle) is the vehicle itself",
            advice: "write 1 for the sector that makes vehicles"))
      }
      for (place, sector) in parameters.labels("sector").enumerated()
      where part[place] > 0 && away[row, place] > rows[place] + 1e-9 {
        found.append(
          ParameterDiagnostic(
            .error, "outflow_bill_shares", index: [vehicle, sector],
            "a vehicle sold to other provinces would leave the works at \(nine(away[row, place])) of its price, one sold in "
              + "the region at \(nine(rows[place]))",
            advice: "write at most \(nine(rows[place])), the share in vehicle_bill_shares"))
      }
    }
    return found
  }

  private static func batteryCosts(_ parameters: Parameters, _ layout: Layout) -> [ParameterDiagnostic] {
    let (size, price) = (parameters.array("pack_size").values, parameters.array("vehicle_price").values)
    let made =
      parameters.mode == "learning"
      ? MoneyTerms(parameters, layout: layout)
        .batteriesOfMakers(layout, BatteryTerms(parameters, layout: layout)).sums(layout.years) : []
    let battery = PackPrices(parameters, made: made).batteries
    let key = parameters.mode == "learning" ? "battery_price_reference" : "battery_price"
    let netOfTax = 1 - parameters.number("tax_share")
    var found: [ParameterDiagnostic] = []
    for (row, vehicle) in parameters.labels("class").enumerated() {
      for (column, year) in parameters.labels("year").enumerated() {
        let cost = size[row * layout.years + column] * battery[column]
        let value = price[row * layout.years + column] * netOfTax
        guard cost > value * (1 + 1e-9) else { continue }
        found.append(
          ParameterDiagnostic(
            .error, key, index: key == "battery_price" ? [year] : [],
            "the battery of a \(vehicle) would cost \(nine(cost)), more than the vehicle without tax, \(nine(value))",
            advice:
              "write at most \(nine(value / size[row * layout.years + column])), or check pack_size and vehicle_price"))
      }
    }
    return found
  }

  private static func bill(_ key: String, _ parameters: Parameters) -> [ParameterDiagnostic] {
    notOne(parameters.array(key).values.reduce(0, +)).map {
      [ParameterDiagnostic(.error, key, $0, advice: changeOne)]
    } ?? []
  }
}
