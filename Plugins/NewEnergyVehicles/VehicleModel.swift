import SimulationKit

/// One set of parameters, computed: what every run needs at once, the rest when somebody reads it.
struct VehicleModel {
  let layout: Layout
  private(set) var fleetTerms: FleetTerms
  let batteryTerms: BatteryTerms
  let useTerms: UseTerms
  let money: MoneyTerms
  let billTerms: BillTerms
  let fleet: Fleet
  let use: VehicleUse
  let posts: Posts
  let storage: Storage
  let soldOutside: [Double]
  let postTerms: PostTerms
  let prices: PackPrices
  let purchases: Purchases
  let bills: BillsOfGoods
  private var flows: (batteries: BatteryFlows, after: AfterUse)?
  private var charging: ChargingLoad?

  init(_ parameters: Parameters) throws(SampleProblem) { try self.init(parameters, after: nil) { _ in true } }

  /// - Parameters:
  ///   - earlier: a model of the same session, of which what has not changed is kept.
  ///   - hasChanged: whether a parameter differs from that of the earlier model.
  init(_ parameters: Parameters, after earlier: VehicleModel?, hasChanged: (String) -> Bool) throws(SampleProblem) {
    func kept(_ keys: [String]) -> VehicleModel? { keys.contains(where: hasChanged) ? nil : earlier }
    let layout = earlier?.layout ?? Layout(parameters)
    let fleetTerms =
      kept(FleetTerms.curveKeys)?.fleetTerms.with(parameters)
      ?? FleetTerms(parameters, layout: layout, after: earlier?.fleetTerms)
    do throws(Fleet.Excess) { fleet = try Fleet(fleetTerms) } catch {
      throw .infeasible(
        "\(fleetTerms.classes[error.row].name): \(error.excess.sentence(year: layout.firstYear + error.excess.year))")
    }
    self.layout = layout
    self.fleetTerms = fleetTerms
    batteryTerms = kept(BatteryTerms.keys)?.batteryTerms ?? BatteryTerms(parameters, layout: layout)
    postTerms = kept(PostTerms.keys)?.postTerms ?? PostTerms(parameters)
    useTerms = UseTerms(parameters, layout: layout)
    money = MoneyTerms(parameters, layout: layout)
    billTerms = BillTerms(parameters, layout: layout)
    storage = Storage(parameters, layout: layout)
    use = VehicleUse(layout, useTerms, packSize: batteryTerms.packSize, fleet: fleet)
    posts = Posts(layout, postTerms, fleet: fleet)
    soldOutside = money.soldOutside(sales: fleet.sales, years: layout.years)
    let made =
      parameters.mode == "learning" ? money.batteriesOfMakers(layout, batteryTerms).sums(layout.years) : []
    prices = PackPrices(parameters, made: made)
    purchases = Purchases(
      layout: layout, terms: money, prices: prices, sales: fleet.sales, soldOutside: soldOutside,
      displacedShare: useTerms.displacedShare, packSize: batteryTerms.packSize,
      replaced: fleet.ofRun(fleet.cohorts.replaced), use: use, posts: posts, storage: storage)
    bills = BillsOfGoods(billTerms, fleetTerms.classes, purchases)
  }

  /// Batteries of vehicles and what becomes of them: computed when first asked for.
  mutating func batteries() -> (batteries: BatteryFlows, after: AfterUse) {
    if let flows { return flows }
    let batteries = BatteryFlows(layout, batteryTerms, fleetTerms.curves, fleet.cohorts)
    let stations = stationBatteries
    let made = batteries.demand.indices.map {
      batteries.demand[$0] + batteries.replacements[$0] + stations[$0] + storage.demand[$0]
    }
    let after = AfterUse(layout, batteryTerms, out: batteries.out, made: made)
    flows = (batteries, after)
    return (batteries, after)
  }

  mutating func load() -> ChargingLoad {
    if let charging { return charging }
    let load = ChargingLoad(layout, useTerms, electricity: use.electricity)
    charging = load
    return load
  }

  /// Batteries in the vehicles made in the region, GWh by chemistry and year.
  var batteriesOfMakers: [Double] { money.batteriesOfMakers(layout, batteryTerms) }

  /// Batteries of stations that swap, GWh by chemistry and year: the chemistries of the makers' batteries.
  var stationBatteries: [Double] {
    let (makers, years) = (batteriesOfMakers, layout.years)
    let sums = makers.sums(years)
    return makers.indices.map { cell in
      let sum = sums[cell % years]
      return sum > 0 ? posts.batteries[cell % years] * makers[cell] / sum : 0
    }
  }

  /// The years of the run out of an array over chemistries and all years.
  func ofRun(byChemistry values: [Double]) -> [Double] {
    (0..<layout.chemistries).flatMap { kind in
      values[kind * layout.all + layout.earlier..<(kind + 1) * layout.all]
    }
  }
}

extension StockDriven.Excess {
  func sentence(year: Int) -> String {
    "\(nine(surviving)) 1e4 vehicles survive to the end of \(year), more than the target of \(nine(target))"
  }
}

extension [Double] {
  /// The sum of all rows, by the last axis of this length.
  func sums(_ length: Int) -> [Double] {
    var result = [Double](repeating: 0, count: length)
    for index in indices { result[index % length] += self[index] }
    return result
  }
}

/// Nine decimals: what rounding left behind them would only confuse.
func nine(_ value: Double) -> Double { (value * 1e9).rounded() / 1e9 }

extension VehicleModel {
  /// Early retirements that are worth telling, 1e4 vehicles.
  var earlyRetirements: [(vehicle: String, year: Int, number: Double)] {
    fleet.retiredEarly.indices.filter { fleet.retiredEarly[$0] > 1e-9 }.map { cell in
      (fleetTerms.classes[cell / layout.years].name, layout.firstYear + cell % layout.years, fleet.retiredEarly[cell])
    }
  }
}
