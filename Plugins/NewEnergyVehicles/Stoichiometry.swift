/// Metals in a cathode by its chemical formula.
enum Stoichiometry {
  /// The elements, in the order of the axis, with their molar masses in g/mol (IUPAC 2021, abridged).
  static let elements: [(name: String, mass: Double)] = [
    ("Li", 6.94), ("Ni", 58.693), ("Co", 58.933), ("Mn", 54.938), ("Al", 26.982), ("Fe", 55.845), ("P", 30.974),
    ("O", 15.999),
  ]

  /// Kilogrammes of every element for a kilowatt-hour.
  /// - Parameters:
  ///   - atoms: of every element in a formula unit.
  ///   - energy: of the cathode, Wh/kg: its specific capacity in mAh/g times the mean voltage.
  static func intensities(atoms: [Double], energy: Double) -> [Double] {
    let mass = zip(atoms, elements).reduce(0) { $0 + $1.0 * $1.1.mass }
    return zip(atoms, elements).map { 1000 / energy * $0 * $1.mass / mass }
  }
}
