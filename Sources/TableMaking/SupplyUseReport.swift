import CSVText
package import Diagnostics
import InputOutput
import NumberText
package import SimulationKit
package import TableAnalysis
import TableConstruction

/// The assumption by which a supply-use table becomes symmetric.
package enum SupplyUseModel: String, Sendable, CaseIterable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
}

/// The report on a symmetric table that is made of supply and use.
package enum SupplyUseReport {
  /// - Parameters:
  ///   - isBalanced: whether supply and use are balanced by SUT-RAS first, to the totals that they have.
  /// - Throws: `InvalidInput` with every mistake of the files, and what keeps the model from being used.
  package static func symmetric(
    supply: String, use: String, model: SupplyUseModel, balancing: Bool, language: Language,
    tolerating tolerated: Set<ToleratedFault> = []
  ) throws(InvalidInput) -> ConstructedTable {
    var source = try SupplyUseTable.read(
      supply: (CSVFile.contents(of: supply), supply), use: (CSVFile.contents(of: use), use))
    func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }
    var notes: [String] = []
    if balancing {
      let (balanced, scaling) = try source.balanced()
      source = balanced
      notes.append(
        say(
          "Supply and use were balanced by SUT-RAS (Temurshoev & Timmer 2011) in \(scaling.rounds) rounds to the outputs, value "
            + "added, final demand and imports that they had.",
          "供给表与使用表先按SUT-RAS法（Temurshoev和Timmer 2011）平衡，迭代\(scaling.rounds)轮；各部门产出、增加值、最终使用和进口合计不变。"))
    }
    let symmetric = try SymmetricTable(source, model: SymmetricModel(rawValue: model.rawValue) ?? .industryTechnology)
    let table = symmetric.table
    let places = max(2, table.description.decimals)
    var rows = FigureTable([
      .text("code", say("Code", "代码")), .text("name", say("Line", "名称")),
      .number("output", say("Output", "产出"), decimals: places),
      .number("inputs", say("Inputs", "中间投入"), decimals: places),
      .number("value_added", say("Value added", "增加值"), decimals: places),
      .number("final_demand", say("Final demand", "最终使用"), decimals: places),
    ])
    let added = table.totalValueAdded
    for (j, sector) in table.sectors.enumerated() {
      rows.add(
        [sector.code, Title(en: sector.nameEn, zh: sector.nameZh)[language]],
        [
          table.grossOutput[j], table.intermediateInputs[j], added[j],
          table.finalDemand.reduce(0) { $0 + $1.values[j] },
        ])
    }
    var shown = [rows.text()]
    if !symmetric.negatives.isEmpty {
      var negatives = FigureTable([
        .text("row", say("Below zero: row", "负值：行")), .text("column", say("Column", "列")),
        .number("value", say("Value", "数值"), decimals: places),
      ])
      for negative in symmetric.negatives { negatives.add([negative.row, negative.column], [negative.value]) }
      negatives.addFooter(["", say("sum", "合计")], [symmetric.negatives.reduce(0) { $0 + $1.value }])
      shown.append(negatives.text(limit: mostNegatives))
    }
    notes.insert(assumption(symmetric.model, say), at: 0)
    let count = symmetric.negatives.count
    if count > 0 {
      let part = count > mostNegatives ? say(", the largest \(mostNegatives) shown", "，列出最大的\(mostNegatives)个") : ""
      notes.append(
        say(
          "\(count) figures are below zero where supply and use have none\(part): model \(model.rawValue) takes more off than is "
            + "there. Models B and D give none.",
          "供给表与使用表中没有负值，而结果中有\(count)个负值\(part)：模型\(model.rawValue)扣减过多。模型B和D不产生负值。"))
    }
    let description = table.description
    let faults = Set(tolerated.map(\.fault)).subtracting([.imbalance])
    notes += notesOnRounding(in: table, say)
    notes.append(say("Source: \(description.citation)", "资料来源：\(description.citation)"))
    return try ConstructedTable(
      TableAnswer(
        title: say(
          "Symmetric table (\(description.unit)): \(description.titleEn)",
          "对称型投入产出表（\(description.unit)）：\(description.titleZh)"), rows, shown: shown, notes: notes,
        findings: []), table, tolerating: faults, reporting: expected)
  }

  private static let mostNegatives = 20
  /// Models A and C may take more off than is there, which the report lists; whoever wants the table tolerates it.
  private static let expected: Set<TableFault> = [.negativeIntermediateUse, .negativeCompensation]

  private static func assumption(_ model: SymmetricModel, _ say: (String, String) -> String) -> String {
    switch model {
    case .productTechnology:
      say(
        "Model A, product technology: a product is made in one way, whoever makes it; Z = U (V')^-1 q.",
        "模型A（产品工艺假定）：每种产品不论由谁生产，投入结构相同；Z = U (V')^-1 q。")
    case .industryTechnology:
      say(
        "Model B, industry technology: an industry makes all its products in one way; Z = U g^-1 V.",
        "模型B（部门工艺假定）：每个部门生产各种产品的投入结构相同；Z = U g^-1 V。")
    case .fixedIndustrySales:
      say(
        "Model C, fixed industry sales: an industry sells all its products in one pattern; Z = g (V')^-1 U.",
        "模型C（部门固定销售结构假定）：每个部门的各种产品销售结构相同；Z = g (V')^-1 U。")
    case .fixedProductSales:
      say(
        "Model D, fixed product sales: a product is sold in one pattern, whoever makes it; Z = V q^-1 U.",
        "模型D（产品固定销售结构假定）：每种产品不论由谁生产，销售结构相同；Z = V q^-1 U。")
    }
  }
}
