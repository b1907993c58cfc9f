import SimulationKit

/// The classes, in the order of the axis.
enum VehicleClass: String, CaseIterable {
  case privateCar = "private_car"
  case businessCar = "business_car"
  case bus
  case specialVehicle = "special_vehicle"

  var title: Title {
    switch self {
    case .privateCar: Title(en: "Private cars", zh: "私人乘用车")
    case .businessCar: Title(en: "Business cars and taxis", zh: "公务、出租乘用车")
    case .bus: Title(en: "Buses", zh: "客车")
    case .specialVehicle: Title(en: "Special vehicles", zh: "专用车")
    }
  }

  /// Households buy private cars; firms and transit operators buy the others, as fixed capital.
  var isBoughtByHouseholds: Bool { self == .privateCar }
}
