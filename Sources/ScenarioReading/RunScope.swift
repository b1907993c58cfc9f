import Coupling
import Economy
import InputOutput
import PlanReading
import RegionalBase
import ScenarioKeys
import SimulationKit

extension PlanScope {
  /// The run's side, as far as it could be read.
  init(
    years: [Int]?, accounts: RegionalAccounts?, industries: StrategicIndustries, physicalAccounts: [PhysicalAccount],
    members: [CouplingGraph.Member], idle: [PreparedRun.IdleModule], axes: AxisLabels
  ) {
    self.init()
    let categories = accounts?.model.table.finalDemand ?? []
    func places(_ role: FinalDemandRole) -> [Int] { categories.indices.filter { categories[$0].role == role } }
    (self.years, tableYear) = (years, accounts?.year)
    self.industries = industries.codes.map { ($0, industries.title(of: $0)) }
    sectors = accounts?.model.table.sectorLookup
    (exports, outflow) = (places(.export), places(.outflow))
    self.accounts = physicalAccounts.map { ($0.name, $0.unit) }
    modules =
      members.map { Module(name: $0.name, manifest: $0.manifest, mode: $0.mode, axes: $0.axes, isActive: true) }
      + idle.map { Module(name: $0.name, manifest: $0.manifest, mode: nil, axes: axes, isActive: false) }
  }
}
