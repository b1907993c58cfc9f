/// A fault of a table that blocks its use unless it is tolerated.
public enum TableFault: String, Hashable, Sendable, CaseIterable {
  /// Rows, columns or the whole do not balance.
  case imbalance
  /// A negative flow between sectors, as by-products are booked in some tables.
  case negativeIntermediateUse = "negative_intermediate_use"
  /// Wages below zero in a sector.
  case negativeCompensation = "negative_compensation"
  /// Jobs, or another count of people, below zero in a sector.
  case negativeEmployment = "negative_employment"
  /// Imports or inflow below zero in all, as in tables that store what is subtracted with its sign.
  case negativeImports = "negative_imports"
  /// Sales outside the region beside no imports and no inflow.
  case missingImports = "missing_imports"
}
