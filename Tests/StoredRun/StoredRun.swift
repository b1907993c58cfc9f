package import Results

/// The record of a run of two modules, `fund` and `bank`, with a chart of the same name each.
package enum StoredRun {
  package static func record() throws -> RunRecord { try RunRecord(json: Array(json().utf8)) }

  package static func json(title: String = "Plan") -> String {
    let chart = """
      {"name": "money", "output": "money", "mark": "lines", "unit": "1e8 CNY", "labels": {}, "summed": [], "at": {},
       "title": {"en": "Money", "zh": "资金"}, "quantity": {"en": "Money", "zh": "资金"}}
      """
    let modules = ["fund", "bank"].map {
      """
      {"identifier": "\($0)", "version": "1.0.0", "title": {"en": "The \($0)", "zh": "模块\($0)"}, "library": "lib.so",
       "sha256": "ab12", "charts": [\(chart)]}
      """
    }
    return """
      {"simplan": "0.1.0", "libraries": {"Clp": "1.17.6"}, "plan": "The plan, 2017", "order": [["fund"], ["bank"]],
       "scenario": {"name": "plan", "title": {"en": "TITLE", "zh": "TITLE"}, "story": "TITLE", "language": "en",
         "region": "Henan", "path": "a.toml", "reference": "self", "years": [2015, 2016], "tableYear": 2017,
         "tableTitle": {"en": "The table", "zh": "投入产出表"}, "tableCitation": "Bureau of Statistics"},
       "files": [{"path": "a.toml", "sha256": "cd34"}], "modules": [\(modules.joined(separator: ","))],
       "loops": [{"series": ["electricity_demand"], "sweeps": 7, "residual": 1e-11}], "drivers": [],
       "industries": [], "calibrationFactor": 1, "conditionEstimate": 4, "notes": ["TITLE"],
       "idle": [], "deletions": {}, "varied": [], "changes": [],
       "scorecard": [{"state": "missed", "value": 12, "shortfall": 3, "target": {
         "identifier": "share", "indicator": {"en": "SEI share", "zh": "战略性新兴产业占比"}, "value": 15, "unit": "%",
         "bound": "about", "clause": "II(3)", "relation": "", "relationTo": "", "note": {"en": "", "zh": ""},
         "variable": "sei_share", "year": 2020, "band": ""}}],
       "values": [
         {"readBy": "module", "section": "modules.fund", "key": "leverage", "value": [3, 2.5, 2.123456789], "origin": {
           "kind": "assumption", "low": 1.2, "high": 5, "reason": "TITLE",
           "location": {"file": "a.toml", "line": 1, "column": 1}}},
         {"readBy": "module", "section": "modules.fund", "key": "size", "value": 1000, "origin": {
           "kind": "document", "source": "TITLE", "location": {"file": "a.toml", "line": 2, "column": 1}}},
         {"readBy": "economy", "section": "electricity", "key": "base_year", "value": 2015, "origin": {
           "location": {"file": "a.toml", "line": 3, "column": 1}}}],
       "headlines": [{"headline": "fund", "sections": ["modules.fund"], "kinds": {"assumption": 1, "document": 1}}]}
      """.split(separator: "TITLE", omittingEmptySubsequences: false).joined(
        separator: title.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))
  }
}
