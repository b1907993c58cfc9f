/// A sound manifest that uses everything, as an author in another language writes it.
package enum ManifestFixture {
  package static let json = """
    {
      "identifier": "wind-solar", "version": "1.0", "title": {"en": "Wind", "zh": "风电"}, "summary": "Builds parks.",
      "modes": [{"name": "path", "meaning": "as given"}],
      "axes": [{"name": "technology", "labels": ["wind", "solar"]}, {"name": "industry", "labels": ["new_energy"]}],
      "parameters": [
        {"key": "rate", "kind": {"type": "number", "unit": "1", "lower": 0, "upper": 1}, "meaning": "discount rate",
         "title": {"en": "Discount rate", "zh": "贴现率"},
         "default": {"value": {"number": 0.08}, "origin": "assumption", "source": "usual", "low": 0.05, "high": 0.1}},
        {"key": "life", "kind": {"type": "integer", "above": 0}, "meaning": "years"},
        {"key": "grid", "kind": {"type": "boolean"}, "meaning": "whether connected", "optional": true},
        {"key": "rule", "kind": {"type": "choice", "choices": ["even", "first"]}, "meaning": "who is served"},
        {"key": "note", "kind": {"type": "text"}, "meaning": "for the report", "modes": ["path"]},
        {"key": "hours", "kind": {"type": "array", "axes": ["technology", "year"], "unit": "h", "absent": 0},
         "meaning": "full-load hours", "plausible": {"low": 500, "high": 5000, "source": "the weather"}},
        {"key": "parks", "kind": {"type": "records", "fields": [
           {"key": "cost", "kind": {"type": "number", "unit": "CNY_table/W"}, "meaning": "cost"}]}, "meaning": "parks"},
        {"key": "weather", "kind": {"type": "table", "columns": [
           {"name": "wind", "unit": "1", "meaning": "factor"}, {"name": "kind", "meaning": "text"}]}, "meaning": "file"}
      ],
      "inputs": [{"name": "electricity_demand", "unit": "TWh", "axes": ["year"], "meaning": "demand",
                  "variation": "shared"}],
      "outputs": [
        {"name": "capacity", "unit": "GW", "axes": ["technology", "year"], "meaning": "capacity",
         "iamc": "Capacity|Electricity|{technology}"},
        {"name": "bill", "unit": "1e8 CNY_table", "axes": ["sector", "year"], "meaning": "purchases"},
        {"name": "share", "unit": "1", "axes": ["sector", "year"], "meaning": "supplied here"},
        {"name": "generation", "unit": "TWh", "axes": ["year"], "meaning": "generated"},
        {"name": "more", "unit": "1e8 CNY_table", "axes": ["industry", "sector", "year"], "meaning": "new output"}
      ],
      "links": [
        {"kind": "bill", "output": "bill", "host": "gross_fixed_capital_formation", "domesticShare": "share"},
        {"kind": "electricityGeneration", "output": "generation"}, {"kind": "newOutput", "output": "more"}
      ],
      "charts": [{"name": "capacity", "output": "capacity", "mark": "area", "title": {"en": "Capacity", "zh": "装机"},
                  "quantity": {"en": "Capacity", "zh": "装机"}}],
      "targets": [{"name": "wind_and_solar", "title": {"en": "Wind and solar", "zh": "风光装机"}, "output": "capacity",
                   "summed": ["technology"]}],
      "sections": [{"name": "parks", "title": "Parks", "charts": ["capacity"], "tables": ["generation"]}]
    }
    """
}
