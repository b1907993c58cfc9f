import SimulationKit

/// The plan's programmes, such as clusters, major projects and the fostering of firms: a second division of the money. Where
/// there are any, all that an industry receives goes through the programmes that serve it.
struct PlanProgrammes: Equatable {
  struct Programme: Equatable {
    let name: String
    /// The most of an industry's money that goes through the programme, as a share; 0 for one that it does not serve.
    let serves: [Double]
    var floor: Double
    /// Infinite for none.
    var ceiling: Double
  }

  private(set) var programmes: [Programme]

  init(_ parameters: Parameters) {
    let records = parameters.has("programmes") ? parameters.records("programmes") : []
    programmes = records.map { name, fields in
      Programme(
        name: name, serves: fields.array("serves").values, floor: fields.number("floor"),
        ceiling: fields.has("ceiling") ? fields.number("ceiling") : .infinity)
    }
  }

  var names: [String] { programmes.map(\.name) }

  /// A programme and an industry that it serves, programme by programme.
  struct Pair: Equatable {
    let programme: Int
    let industry: Int
    /// Whether the programme may take less than all of the industry's money.
    let isLimited: Bool
  }

  var pairs: [Pair] {
    programmes.enumerated().flatMap { number, programme in
      programme.serves.enumerated().filter { $1 > 0 }.map { industry, share in
        Pair(programme: number, industry: industry, isLimited: share < 1)
      }
    }
  }

  func share(_ pair: Pair) -> Double { programmes[pair.programme].serves[pair.industry] }

  /// - Parameter money: over programme and industry.
  func sentence(_ money: [Double]) -> String? {
    guard !programmes.isEmpty else { return nil }
    let industries = money.count / programmes.count
    let parts = names.enumerated().map { number, name in
      "\(name) \(money[number * industries..<(number + 1) * industries].reduce(0, +).tenths)"
    }
    return "through the plan's programmes go (1e8 CNY): \(parts.joined(separator: ", "))"
  }

  var withoutLimits: PlanProgrammes {
    var free = self
    for number in programmes.indices {
      free.programmes[number].floor = 0
      free.programmes[number].ceiling = .infinity
    }
    return free
  }
}

extension FundTerms {
  static func checkProgrammes(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let programmes = PlanProgrammes(parameters).programmes
    guard !programmes.isEmpty else { return [] }
    var findings: [ParameterDiagnostic] = []
    for programme in programmes {
      if programme.floor > programme.ceiling {
        findings.append(
          ParameterDiagnostic(
            .error, "programmes", index: [programme.name, "floor"],
            "the floor \(programme.floor.plain) lies above the ceiling \(programme.ceiling.plain)",
            advice: "write a floor of at most \(programme.ceiling.plain), or raise the ceiling"))
      }
      if !programme.serves.contains(where: { $0 > 0 }) {
        findings.append(
          ParameterDiagnostic(
            .error, "programmes", index: [programme.name, "serves"], "it serves no industry",
            advice: "write the most of an industry's money that goes through it, up to 1"))
      }
    }
    for (i, industry) in parameters.labels("industry").enumerated() {
      let sum = programmes.reduce(0) { $0 + $1.serves[i] }
      guard sum < 1 - shareTolerance else { continue }
      findings.append(
        ParameterDiagnostic(
          .error, "programmes",
          "the shares of \(industry)'s money that the programmes take sum to \(((sum * 1e6).rounded() / 1e6).plain)",
          advice: "write shares under serves that sum to at least 1, since all of it goes through a programme"))
    }
    return findings
  }
}
