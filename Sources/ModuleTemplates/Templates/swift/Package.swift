// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "NAME",
  // The program looks for the library libTYPE.so.
  products: [.library(name: "TYPE", type: .dynamic, targets: ["TYPEModule"])],
  dependencies: [.package(path: "PACKAGE")],
  targets: [.target(name: "TYPEModule", dependencies: [.product(name: "SimulationKit", package: "IDENTITY")])])
