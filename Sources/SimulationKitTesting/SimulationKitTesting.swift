// SimulationKitTesting
