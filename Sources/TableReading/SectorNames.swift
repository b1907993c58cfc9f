/// English names of the sectors of China's tables of 42 sectors (2007, 2012, 2017), for sources that have Chinese ones alone.
enum SectorNames {
  /// - Parameter name: as `LabelText.normal` leaves it.
  static func english(_ name: String) -> String? {
    names[name] ?? (name.hasSuffix("业") ? names[String(name.dropLast())] : nil)
  }

  private static let names: [String: String] = [
    "农林牧渔": "Agriculture, forestry, livestock, fishery", "农林牧渔产品和服务": "Agriculture, forestry, livestock, fishery",
    "煤炭采选产品": "Coal mining", "煤炭开采和洗选": "Coal mining",
    "石油和天然气开采产品": "Oil and gas extraction", "石油和天然气开采": "Oil and gas extraction",
    "金属矿采选产品": "Metal ore mining", "金属矿采选": "Metal ore mining",
    "非金属矿和其他矿采选产品": "Non-metal and other mining", "非金属矿及其他矿采选": "Non-metal and other mining",
    "食品和烟草": "Food and tobacco", "食品制造及烟草加工": "Food and tobacco",
    "纺织品": "Textiles", "纺织": "Textiles",
    "纺织服装鞋帽皮革羽绒及其制品": "Clothing, footwear, leather, down",
    "木材加工品和家具": "Wood products and furniture", "木材加工及家具制造": "Wood products and furniture",
    "造纸印刷和文教体育用品": "Paper, printing, stationery and sports goods",
    "造纸印刷及文教体育用品制造": "Paper, printing, stationery and sports goods",
    "石油、炼焦产品和核燃料加工品": "Petroleum, coke and nuclear fuel",
    "石油加工、炼焦及核燃料加工": "Petroleum, coke and nuclear fuel",
    "化学产品": "Chemicals", "化学工业": "Chemicals",
    "非金属矿物制品": "Non-metallic mineral products",
    "金属冶炼和压延加工品": "Smelting and rolling of metals", "金属冶炼及压延加工": "Smelting and rolling of metals",
    "金属制品": "Metal products", "通用设备": "General machinery", "专用设备": "Special machinery",
    "通用、专用设备制造": "General and special machinery",
    "交通运输设备": "Transport equipment", "交通运输设备制造": "Transport equipment",
    "电气机械和器材": "Electrical machinery", "电气机械及器材制造": "Electrical machinery",
    "通信设备、计算机和其他电子设备": "Communication equipment, computers, electronics",
    "通信设备、计算机及其他电子设备制造": "Communication equipment, computers, electronics",
    "仪器仪表": "Instruments", "仪器仪表及文化办公用机械制造": "Instruments, cultural and office machinery",
    "其他制造产品": "Other manufactures", "工艺品及其他制造": "Crafts and other manufactures", "废品废料": "Waste and scrap",
    "其他制造产品和废品废料": "Other manufactures, waste and scrap",
    "其他制造产品及废品废料": "Other manufactures, waste and scrap",
    "金属制品、机械和设备修理服务": "Repair of metal products and machinery",
    "电力、热力的生产和供应": "Electricity and heat", "燃气生产和供应": "Gas supply", "水的生产和供应": "Water supply",
    "建筑": "Construction", "批发和零售": "Wholesale and retail trade",
    "交通运输、仓储和邮政": "Transport, storage and post", "交通运输及仓储": "Transport and storage", "邮政": "Post",
    "住宿和餐饮": "Hotels and restaurants",
    "信息传输、软件和信息技术服务": "Information transmission, software, IT services",
    "信息传输、计算机服务和软件": "Information transmission, computer services, software",
    "金融": "Finance", "房地产": "Real estate", "租赁和商务服务": "Leasing and business services",
    "研究和试验发展": "Research and development", "研究与试验发展": "Research and development",
    "科学研究和技术服务": "Research and technical services",
    "综合技术服务": "Technical services", "水利、环境和公共设施管理": "Water conservancy, environment, public facilities",
    "居民服务、修理和其他服务": "Household, repair and other services", "居民服务和其他服务": "Household and other services",
    "教育": "Education", "卫生和社会工作": "Health and social work",
    "卫生、社会保障和社会福利": "Health, social security and welfare",
    "文化、体育和娱乐": "Culture, sports and entertainment",
    "公共管理、社会保障和社会组织": "Public administration, social security and organisations",
    "公共管理和社会组织": "Public administration and organisations",
  ]
}
