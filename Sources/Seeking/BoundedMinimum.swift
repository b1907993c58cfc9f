import CNLopt

/// The least value of a function of several numbers between limits, without derivatives, by NLopt (Johnson 2007): BOBYQA
/// (Powell 2009, "The BOBYQA algorithm for bound constrained optimization without derivatives"), or, where another function
/// must not be above zero, COBYLA (Powell 1994, "A direct search optimization method that models the objective and constraint
/// functions by linear interpolation"), which takes a fifth of the runs of BOBYQA within an augmented Lagrangian.
struct BoundedMinimum {
  /// The reason why a search stopped before its end.
  enum Stop: Hashable {
    /// A value was not finite.
    case failed(at: [Double])
    /// The library refused, with its name for it.
    case refused(String)
  }

  var low: [Double]
  var high: [Double]
  var mostEvaluations: Int
  /// Of the points, relative.
  var tolerance = 1e-9

  struct Found: Hashable {
    var point: [Double]
    /// Whether the search ended by itself and not for the number of evaluations.
    var isFinished: Bool
  }

  /// The functions, and what is to be told after the library has returned.
  private final class Calls {
    let objective: ([Double]) -> Double
    let limited: (([Double]) -> Double)?
    var failure: [Double]?
    var handle: nlopt_opt?

    init(_ objective: @escaping ([Double]) -> Double, _ limited: (([Double]) -> Double)?) {
      self.objective = objective
      self.limited = limited
    }

    func value(_ function: (([Double]) -> Double)?, _ count: UInt32, _ point: UnsafePointer<Double>?) -> Double {
      guard let function, failure == nil else { return 0 }
      let point = Array(UnsafeBufferPointer(start: point, count: Int(count)))
      let value = function(point)
      if !value.isFinite {
        failure = point
        nlopt_force_stop(handle)
        return 0
      }
      return value
    }
  }

  /// The best point found.
  /// - Parameter limited: a function that must not be above zero at the point.
  func from(
    _ start: [Double], limited: (([Double]) -> Double)? = nil, of objective: @escaping ([Double]) -> Double
  ) -> Result<Found, Error> {
    let calls = Calls(objective, limited)
    // BOBYQA needs two numbers.
    let algorithm = limited == nil && start.count > 1 ? NLOPT_LN_BOBYQA : NLOPT_LN_COBYLA
    guard let search = nlopt_create(algorithm, UInt32(start.count)) else {
      return .failure(Error(stop: .refused("no memory")))
    }
    defer { nlopt_destroy(search) }
    calls.handle = search
    let data = Unmanaged.passUnretained(calls).toOpaque()
    nlopt_set_xtol_rel(search, tolerance)
    nlopt_set_maxeval(search, Int32(mostEvaluations))
    if limited != nil {
      nlopt_add_inequality_constraint(
        search,
        { count, point, _, data in
          guard let data else { return 0 }
          let calls = Unmanaged<Calls>.fromOpaque(data).takeUnretainedValue()
          return calls.value(calls.limited, count, point)
        }, data, 1e-10)
    }
    nlopt_set_lower_bounds(search, low)
    nlopt_set_upper_bounds(search, high)
    nlopt_set_min_objective(
      search,
      { count, point, _, data in
        guard let data else { return 0 }
        let calls = Unmanaged<Calls>.fromOpaque(data).takeUnretainedValue()
        return calls.value(calls.objective, count, point)
      }, data)
    var point = start
    var value = 0.0
    let status = withExtendedLifetime(calls) { nlopt_optimize(search, &point, &value) }
    if let failure = calls.failure { return .failure(Error(stop: .failed(at: failure))) }
    // Rounding stops a search that has come as near as it can.
    guard status.rawValue > 0 || status == NLOPT_ROUNDOFF_LIMITED else {
      return .failure(Error(stop: .refused(String(cString: nlopt_result_to_string(status)))))
    }
    return .success(Found(point: point, isFinished: status != NLOPT_MAXEVAL_REACHED))
  }

  struct Error: Swift.Error, Hashable { var stop: Stop }
}
