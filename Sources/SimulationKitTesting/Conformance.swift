public import ModuleHost
public import SimulationKit

/// Puts a module through the contract and says, a sentence each, where it does not keep to it; empty when it conforms.
///
/// ```swift
/// #expect(conformance(of: WindSolar.self, ConformanceCase(axes: …, parameters: …, samples: [["demand": [1, 2]]])) == [])
/// ```
///
/// The manifest is sound, survives JSON and holds no unknown key; describe, check, open, run and close work through the real table; a batch
/// equals its samples one by one, in any order and however it is cut; varied parameters answer as a session opened with
/// them; wanted outputs are those of the whole; years, labels and optional inputs may be fewer; a run stops when told;
/// sessions do not disturb each other; unknown keys, modes and sessions are refused.
///
/// A process can hold one module's entry: a test program with several modules tests them as libraries
/// (``conformance(ofModule:in:_:)``).
public func conformance<M: SimulationModule>(of module: M.Type, _ example: ConformanceCase) -> [String] {
  do {
    let loaded = try LoadedModule(table: moduleEntry(M.self))
    let same = loaded.manifest == M.manifest ? [] : ["the manifest does not survive JSON"]
    return same + conformance(of: loaded, example)
  } catch {
    return ["\(error)"]
  }
}

/// The same for the library of a module that ``ModuleSearch`` finds by its identifier, for instance in the build folder.
public func conformance(
  ofModule identifier: String, in search: ModuleSearch = ModuleSearch(), _ example: ConformanceCase
)
  -> [String]
{
  do {
    return conformance(of: try search.load(identifier), example)
  } catch {
    return ["\(error)"]
  }
}

/// The same for the library at a path, whatever language it was written in.
public func conformance(ofLibrary path: String, _ example: ConformanceCase) -> [String] {
  do {
    return conformance(of: try LoadedModule(library: path), example)
  } catch {
    return ["\(error)"]
  }
}

func conformance(of module: LoadedModule, _ example: ConformanceCase) -> [String] {
  do {
    let check = try ConformanceCheck(module, example)
    var seen: Set<String> = []
    return ConformanceCheck.promises.flatMap { check.findings($0.check) }.filter { seen.insert($0).inserted }
  } catch {
    return ["\(error)"]
  }
}
