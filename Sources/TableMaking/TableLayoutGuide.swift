import TableAnalysis

/// The layout of table files, in words and by examples, as `simplan table layout` prints it.
package enum TableLayoutGuide {
  package static let text = """
    A table file is a CSV, or a sheet of a workbook, with these parts in this order:

    1. Lines '# key: value': title_en, title_zh, year, unit (as in '1e4 CNY', '1e8 CNY'), prices, citation (in Chinese and
       English where ' | ' stands between them); decimals, the decimals that the figures are rounded to, or 'unrounded', or
       left out: then the figures are as precise as they are printed. '# unit CODE: UNIT' states the unit of an extension row.
    2. The header: code,name_zh,name_en, the code of each sector, then the codes of the other columns.
    3. A row 'role': intermediate under the sectors; household, government, capital_formation, inventory,
       other_final_demand, export or outflow under final demand; import, inflow (positive figures), residual (the error
       column) where there are such; output.
    4. Rows 'column_zh' and 'column_en': the names of the columns that are no sectors.
    5. One row for each sector, in the order of the columns.
    6. Imports apart, if they are known by user: a row 'imported CODE' for each sector, in the same order. The sector rows
       then hold domestic uses alone, and there is no column of imports or inflow. Or one row 'imported_inputs' where only
       its sum is known.
    7. Value added: compensation, net_production_taxes, depreciation, operating_surplus, or value_added alone.
    8. Extension rows (jobs, energy, emissions), each with its '# unit' line; at the end total_input, if wanted.

    Exports and what lies outside the region may be missing. A table of several regions writes 'region.sector' as codes.

    Imports in a column (competitive):

    \(competitive)
    Imports apart (non-competitive), with an extension:

    \(nonCompetitive)
    Files in the layouts of statistical offices need none of this: names of sectors before rows and above columns, 总产出 or
    total output, rows of value added. simplan table import says what it recognises in one.
    """

  /// Two sectors (Miller & Blair 2009, table 2.3), a fifth of what is used of agriculture imported.
  static let competitive = """
    # title_en: Two sectors
    # title_zh: 两部门
    # year: 2017
    # unit: 1e8 CNY
    # prices: current producers' prices
    # citation: Miller & Blair (2009), table 2.3
    code,name_zh,name_en,AGR,MAN,household,imports,output
    role,,,intermediate,intermediate,household,import,output
    column_zh,,,,,居民消费,进口,总产出
    column_en,,,,,Household consumption,Imports,Gross output
    AGR,农业,Agriculture,150,500,600,250,1000
    MAN,制造业,Manufacturing,200,100,1700,0,2000
    value_added,增加值,Value added,650,1400,,,

    """

  static let nonCompetitive = """
    # title_en: Two sectors
    # title_zh: 两部门
    # year: 2017
    # unit: 1e8 CNY
    # prices: current producers' prices
    # citation: Miller & Blair (2009), table 2.3
    # unit employment: 1e4 persons
    code,name_zh,name_en,AGR,MAN,household,output
    role,,,intermediate,intermediate,household,output
    column_zh,,,,,居民消费,总产出
    column_en,,,,,Household consumption,Gross output
    AGR,农业,Agriculture,150,400,450,1000
    MAN,制造业,Manufacturing,200,100,1700,2000
    imported AGR,农业,Agriculture,0,100,150,
    imported MAN,制造业,Manufacturing,0,0,0,
    value_added,增加值,Value added,650,1400,,
    employment,就业,Employment,40,30,,

    """
}
