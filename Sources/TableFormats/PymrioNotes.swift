import CSVText
import CompactJSON
import Files
import InputOutput

/// The part of a table that pymrio's files have no place for: a file of ours beside them, which pymrio passes over.
struct PymrioNotes {
  static let file = "simplan.json"

  let description: TableDescription
  /// By the codes that the folder's labels are read as.
  private var sectors: [String: Sector] = [:]
  private var finalDemand: [String: FinalDemandCategory] = [:]
  private var valueAdded: [String: Sector] = [:]
  private var extensions: [String: Sector] = [:]

  /// The notes in a folder; nil where there are none, or none that can be read.
  init?(in folder: String) {
    let place = "\(folder)/\(Self.file)"
    guard FileKind(at: place) == .file, let bytes = try? CSVFile.contents(of: place),
      case .object(let members)? = JSONTree(bytes), let facts = Self.texts(members["description"]), facts.count == 8,
      let year = Int(facts[5]), let decimals = Int(facts[6])
    else { return nil }
    description = TableDescription(
      titleEn: facts[0], titleZh: facts[1], year: year, unit: facts[2], prices: facts[3], decimals: decimals,
      unroundedDigits: Int(facts[7]), citation: facts[4])
    func lines(_ key: String, _ width: Int) -> [[String]] {
      guard case .list(let list)? = members[key] else { return [] }
      return list.compactMap(Self.texts).filter { $0.count == width }
    }
    func labels(_ key: String) -> [String: Sector] {
      let pairs = lines(key, 4).map { ($0[0], Sector(code: $0[1], nameZh: $0[2], nameEn: $0[3])) }
      return Dictionary(pairs) { first, _ in first }
    }
    (sectors, valueAdded, extensions) = (labels("sectors"), labels("value_added"), labels("extensions"))
    for line in lines("final_demand", 6) {
      guard let role = FinalDemandRole(rawValue: line[4]), let paid = Double(line[5]), paid.isFinite else { continue }
      finalDemand[line[0]] = FinalDemandCategory(
        code: line[1], nameZh: line[2], nameEn: line[3], role: role, values: [], compensation: paid)
    }
  }

  private static func texts(_ tree: JSONTree?) -> [String]? {
    guard case .list(let list)? = tree else { return nil }
    let texts = list.compactMap { if case .text(let text) = $0 { text } else { nil } }
    return texts.count == list.count ? texts : nil
  }

  /// The table of the folder with the codes, names and roles of the table that was written. Labels that somebody has
  /// changed since stay as they are.
  func applied(to table: InputOutputTable) -> InputOutputTable {
    let named = try? InputOutputTable(
      description: table.description, sectors: table.sectors.map { sectors[$0.code] ?? $0 },
      intermediate: table.intermediate,
      finalDemand: table.finalDemand.map { category in
        guard var known = finalDemand[category.code] else { return category }
        known.values = category.values
        return known
      }, imports: table.imports, inflow: table.inflow, otherError: table.otherError,
      valueAdded: table.valueAdded.map { row in
        guard let known = valueAdded[row.code.rawValue] else { return row }
        return ValueAddedRow(code: row.code, nameZh: known.nameZh, nameEn: known.nameEn, values: row.values)
      }, importedInputs: table.importedInputs,
      extensions: table.extensions.map { row in
        guard let known = extensions[row.code] else { return row }
        return ExtensionRow(
          code: known.code, nameZh: known.nameZh, nameEn: known.nameEn, unit: row.unit, values: row.values)
      }, grossOutput: table.grossOutput)
    // Codes that somebody has given twice are told of the folder itself.
    return named ?? table
  }

  /// The text of the file for a table.
  static func text(of table: InputOutputTable, _ labels: PymrioLabels) -> String {
    let description = table.description
    var json = JSONText()
    json.object { json in
      json.key("description")
      json.list { json in
        for text in [
          description.titleEn, description.titleZh, description.unit, description.prices, description.citation,
          "\(description.year)", "\(description.decimals)", description.unroundedDigits.map { "\($0)" } ?? "",
        ] { json.add(text) }
      }
      func lines(_ key: String, _ lines: [[String]]) {
        json.key(key)
        json.add(lines)
      }
      lines(
        "sectors", zip(table.sectors, labels.sectors).map { [labels.code($1), $0.code, $0.nameZh, $0.nameEn] })
      lines(
        "final_demand",
        table.finalDemand.map { category in
          let code = labels.code(labels.category(category.code))
          return [
            code, category.code, category.nameZh, category.nameEn, category.role.rawValue, "\(category.compensation)",
          ]
        })
      lines("value_added", table.valueAdded.map { [$0.code.rawValue, $0.code.rawValue, $0.nameZh, $0.nameEn] })
      lines("extensions", table.extensions.map { [$0.code, $0.code, $0.nameZh, $0.nameEn] })
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension PymrioFolder {
  /// The year and the prices of a folder that this program wrote; nil for any other.
  public static func statedFacts(in path: String) -> (year: Int, prices: String)? {
    PymrioNotes(in: path).map { ($0.description.year, $0.description.prices) }
  }
}
