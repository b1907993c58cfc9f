// NewEnergyVehicles
