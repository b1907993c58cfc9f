import InputOutput

extension ProviderLayout {
  /// Codes of 2013, which Asia's tables have too.
  private static let worldRows: [String: ProviderRow] = [
    "r60": .leftOut, "r99": .valueAdded(.netProductionTaxes), "r61": .imported, "r62": .imported, "r63": .imported,
    "r64": .valueAdded(.valueAdded), "r65": .imported, "trs": .imported, "r69": .output,
  ]

  /// Timmer et al. (2015), "An illustrated user guide to the World Input-Output Database".
  static let wiod2013 = ProviderLayout(
    name: "the World Input-Output Database, release of 2013", titleEn: "World input-output table", titleZh: "世界投入产出表",
    unit: "1e6 USD", prices: "current basic prices",
    columns: [
      "c37": .demand(.household), "c38": .demand(.otherFinalDemand), "c39": .demand(.government),
      "c40": .demand(.capitalFormation), "c41": .demand(.inventory), totalCode: .output,
    ], rows: worldRows)

  /// Timmer et al. (2016), "An anatomy of the global trade slowdown based on the WIOD 2016 release".
  static let wiod2016 = ProviderLayout(
    name: "the World Input-Output Database, release of 2016", titleEn: "World input-output table", titleZh: "世界投入产出表",
    unit: "1e6 USD", prices: "current basic prices",
    columns: [
      "CONS_h": .demand(.household), "CONS_np": .demand(.otherFinalDemand), "CONS_g": .demand(.government),
      "GFCF": .demand(.capitalFormation), "INVEN": .demand(.inventory), "GO": .output,
    ],
    rows: [
      "II_fob": .leftOut, "TXSP": .valueAdded(.netProductionTaxes), "EXP_adj": .imported, "PURR": .imported,
      "PURNR": .imported, "VA": .valueAdded(.valueAdded), "IntTTM": .imported, "GO": .output,
    ])

  static let adb = ProviderLayout(
    name: "the Asian Development Bank's multi-regional tables", titleEn: "ADB multi-regional input-output table",
    titleZh: "亚洲开发银行多区域投入产出表", unit: "1e6 USD", prices: "current basic prices",
    columns: [
      "F1": .demand(.household), "F2": .demand(.otherFinalDemand), "F3": .demand(.government),
      "F4": .demand(.capitalFormation), "F5": .demand(.inventory), "F6": .demand(.export), totalCode: .output,
    ], rows: worldRows)

  /// The codes are those of China's national and provincial tables.
  static let ceads = ProviderLayout(
    name: "the China Emission Accounts and Datasets (CEADs), provincial tables of 2018 and 2020",
    titleEn: "Multi-regional input-output table of China's provinces", titleZh: "中国省际投入产出表", unit: "1e4 CNY",
    prices: "current producers' prices",
    columns: [
      "FU101": .demand(.household), "FU102": .demand(.household), "FU103": .demand(.government),
      "FU201": .demand(.capitalFormation), "FU202": .demand(.inventory), "EX": .exportsOfEach, "TFU": .leftOut,
      "ERR": .error, "GO": .output,
    ],
    rows: [
      "IM": .imported, "TII": .leftOut, "VA001": .valueAdded(.compensation), "VA002": .valueAdded(.netProductionTaxes),
      "VA003": .valueAdded(.depreciation), "VA004": .valueAdded(.operatingSurplus), "TVA": .leftOut, "TI": .output,
      emissionsCode: .satellite(code: "CO2", unit: "Mt"),
    ])

  /// OECD, Input-Output Tables, total tables; editions of 2021 and 2023, and those of 2025.
  static let oecdNational = ProviderLayout(
    name: "the OECD's national input-output tables, domestic and imported uses together",
    titleEn: "OECD input-output table", titleZh: "经合组织投入产出表", unit: "1e6 USD", prices: "current basic prices",
    columns: [
      "HFCE": .demand(.household), "NPISH": .demand(.otherFinalDemand), "GGFC": .demand(.government),
      "GFCF": .demand(.capitalFormation), "INVNT": .demand(.inventory), "CONS_ABR": .demand(.otherFinalDemand),
      "DPABR": .demand(.otherFinalDemand), "CONS_NONRES": .demand(.export), "EXPO": .demand(.export),
      "IMPO": .imports, "TOTAL": .output,
    ],
    rows: [
      "TXS_IMP_FNL": .valueAdded(.netProductionTaxes), "TXS_INT_FNL": .valueAdded(.netProductionTaxes),
      "OTXS": .valueAdded(.netProductionTaxes), "LABR": .valueAdded(.compensation), "CFC": .valueAdded(.depreciation),
      "NOPS": .valueAdded(.operatingSurplus), "GOPS": .valueAdded(.operatingSurplus),
      "VALU": .valueAdded(.valueAdded), "IMP_OTHER": .zero, "TTL_INT_FNL": .leftOut, "OUTPUT": .output,
    ], sumsOfParts: ["VALU": ["LABR"]])

  /// Eurostat, Full international and global accounts for research in input-output analysis.
  static let figaro = ProviderLayout(
    name: "Eurostat's FIGARO tables", titleEn: "FIGARO inter-country input-output table",
    titleZh: "欧盟统计局FIGARO国家间投入产出表", unit: "1e6 EUR", prices: "current basic prices",
    columns: [
      "P3_S13": .demand(.government), "P3_S14": .demand(.household), "P3_S15": .demand(.otherFinalDemand),
      "P51G": .demand(.capitalFormation), "P5M": .demand(.inventory),
    ],
    rows: [
      "D1": .valueAdded(.compensation), "D29X39": .valueAdded(.netProductionTaxes),
      "D21X31": .valueAdded(.netProductionTaxes), "B2A3G": .valueAdded(.operatingSurplus), "OP_RES": .imported,
      "OP_NRES": .imported,
    ])

  /// European System of Accounts 2010, tables 1700 (products) and 1750 (industries). Totals and parts stand side by side;
  /// what is read is the finest part that is there.
  static let eurostat = ProviderLayout(
    name: "Eurostat's symmetric tables", titleEn: "Eurostat input-output table", titleZh: "欧盟统计局投入产出表",
    unit: "1e6 EUR", prices: "current basic prices",
    columns: [
      "P3_S13": .demand(.government), "P3_S14": .demand(.household), "P3_S15": .demand(.otherFinalDemand),
      "P3": .demand(.otherFinalDemand), "P51G": .demand(.capitalFormation), "P52": .demand(.inventory),
      "P53": .demand(.otherFinalDemand), "P5M": .demand(.inventory), "P5": .demand(.capitalFormation),
      "P6": .demand(.export), "P6_U2": .demand(.export), "P6_U3": .demand(.export), "P6_B0": .demand(.export),
      "P6_D0": .demand(.export), "TU": .leftOut, "TFU": .leftOut, "TOTAL": .leftOut, "CPA_TOTAL": .leftOut,
    ],
    rows: [
      "D21X31": .valueAdded(.netProductionTaxes), "D29X39": .valueAdded(.netProductionTaxes),
      "D1": .valueAdded(.compensation), "D11": .leftOut, "D12": .leftOut, "P51C": .valueAdded(.depreciation),
      "B2A3N": .valueAdded(.operatingSurplus), "B2A3G": .valueAdded(.operatingSurplus), "B1G": .valueAdded(.valueAdded),
      "P1": .output, "P7": .importsOfProducts, "P2": .leftOut, "P2_ADJ": .leftOut, "TS_BP": .leftOut, "TOTAL": .leftOut,
      "CPA_TOTAL": .leftOut,
    ],
    sumsOfParts: [
      "P3": ["P3_S13", "P3_S14", "P3_S15"], "P5": ["P51G", "P5M", "P52", "P53"], "P5M": ["P52", "P53"],
      "B1G": ["D1", "B2A3N", "B2A3G"], "B2A3G": ["B2A3N"],
    ],
    sumsTaken: [
      "P6": ["P6_U2", "P6_U3", "P6_B0", "P6_D0"], "CPA_L68": ["CPA_L68A", "CPA_L68B"], "L68": ["L68A", "L68B"],
    ])
}
