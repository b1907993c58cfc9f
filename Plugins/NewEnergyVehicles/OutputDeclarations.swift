import SimulationKit

extension NewEnergyVehicles {
  static var vehicleVariables: [VariableDeclaration] {
    func variable(_ name: String, _ meaning: Text, _ iamc: String) -> VariableDeclaration {
      VariableDeclaration(
        name, unit: "1e4 vehicle", axes: ["class", "year"], meaning: meaning,
        iamc: "\(iamc)|Transportation|New Energy Vehicles|{class}")
    }
    return [
      variable("vehicle_sales", Text(en: "new-energy vehicles sold in the region", zh: "本地区售出的新能源汽车"), "Sales"),
      variable("vehicle_registrations", Text(en: "of these, newly registered there", zh: "其中新登记"), "Registrations"),
      variable(
        "vehicle_stock", Text(en: "new-energy vehicles in use at the end of the year", zh: "年末新能源汽车保有量"), "Stock"),
      variable(
        "vehicle_retirements", Text(en: "new-energy vehicles that leave the stock in the year", zh: "当年退出的新能源汽车"),
        "Retirements"),
      variable(
        "early_retirements", Text(en: "of these, retired before their time for a target stock", zh: "其中为达到目标保有量提前退役"),
        "Early Retirements"),
      variable(
        "vehicle_production", Text(en: "new-energy vehicles made in the region", zh: "本地区生产的新能源汽车"), "Production"),
      variable(
        "vehicles_sold_outside",
        Text(en: "made in the region and sold to other provinces or abroad", zh: "本地区生产并销往外省或国外的新能源汽车"), "Outflow"),
    ]
  }

  static var batteryVariables: [VariableDeclaration] {
    func variable(_ name: String, _ meaning: Text, _ iamc: String) -> VariableDeclaration {
      VariableDeclaration(
        name, unit: "GWh", axes: ["chemistry", "year"], meaning: meaning,
        iamc: "\(iamc)|Transportation|Batteries|{chemistry}")
    }
    func material(_ name: String, _ meaning: Text, _ iamc: String) -> VariableDeclaration {
      VariableDeclaration(
        name, unit: "kt", axes: ["material", "year"], meaning: meaning,
        iamc: "\(iamc)|Transportation|Batteries|{material}")
    }
    return [
      variable(
        "battery_demand", Text(en: "batteries in the new vehicles registered in the region", zh: "本地区新登记车辆的动力电池"),
        "Demand"),
      variable("replacement_packs", Text(en: "batteries placed in older vehicles", zh: "在用车辆更换的动力电池"), "Replacement"),
      variable(
        "retired_batteries", Text(en: "batteries that fail or leave with their vehicle", zh: "失效或随车退出的动力电池"),
        "Retirements"),
      variable(
        "battery_stock", Text(en: "batteries in vehicles in use at the end of the year", zh: "年末在用车辆的动力电池"), "Stock"),
      variable(
        "battery_use_of_makers",
        Text(en: "batteries in the vehicles made in the region: intermediate use", zh: "本地区生产车辆所用动力电池（中间使用）"),
        "Production"),
      variable("station_batteries", Text(en: "batteries placed in swapping stations", zh: "换电站配置的电池"), "Stations"),
      variable(
        "storage_batteries", Text(en: "new batteries for storage bought in the region", zh: "本地区新购储能电池"), "Storage"),
      variable(
        "collected_batteries",
        Text(en: "retired batteries that are collected, capacity when new", zh: "回收的退役电池（按新品容量）"), "Collected"),
      variable(
        "second_life_batteries",
        Text(en: "collected batteries put to use again in storage, capacity when new", zh: "用于储能梯次利用的电池（按新品容量）"),
        "Second Life"),
      variable(
        "second_life_capacity",
        Text(en: "what batteries in their second life can store at the end of the year", zh: "年末梯次利用电池的储电容量"),
        "Second Life Capacity"),
      variable(
        "recycled_batteries", Text(en: "batteries recycled in the year, capacity when new", zh: "当年再生利用的电池（按新品容量）"),
        "Recycled"),
      material(
        "material_demand",
        Text(
          en: "materials of the batteries placed in the region, production scrap included", zh: "本地区投放电池所需材料（含生产报废）"),
        "Material Demand"),
      material(
        "material_recovered",
        Text(en: "materials recovered from recycled batteries and production scrap", zh: "再生利用电池和生产废料回收的材料"),
        "Recovered"),
      material(
        "primary_material_demand",
        Text(
          en: "demand less what is recovered; below zero where more is recovered than needed",
          zh: "扣除回收后的原生材料需求；回收超过需求时为负"),
        "Primary Material Demand"),
    ]
  }

  static var useVariables: [VariableDeclaration] {
    [
      VariableDeclaration(
        "charging_electricity", unit: "TWh", axes: ["year"],
        meaning: Text(en: "electricity from the grid for charging, losses included", zh: "充电的网侧用电量，含损耗"),
        iamc: "Final Energy|Transportation|Electricity|New Energy Vehicles"),
      VariableDeclaration(
        "charging_by_class", unit: "TWh", axes: ["class", "year"],
        meaning: Text(en: "the same by vehicle class", zh: "分车型充电的网侧用电量"),
        iamc: "Final Energy|Transportation|Electricity|New Energy Vehicles|{class}"),
      VariableDeclaration(
        "fuel_displaced", unit: "1e8 L", axes: ["class", "year"],
        meaning: Text(en: "fuel that displaced combustion vehicles would have burnt", zh: "被替代燃油车本应消耗的燃油"),
        iamc: "Displaced Fuel|Transportation|New Energy Vehicles|{class}"),
      VariableDeclaration(
        "hydrogen_demand", unit: "kt", axes: ["class", "year"],
        meaning: Text(en: "hydrogen that vehicles with fuel cells take", zh: "燃料电池汽车用氢量"),
        iamc: "Final Energy|Transportation|Hydrogen|New Energy Vehicles|{class}"),
      VariableDeclaration(
        "charging_load", unit: "MW", axes: ["hour_of_day", "year"],
        meaning: Text(en: "load of charging on a mean day", zh: "平均日的充电负荷"),
        iamc: "Charging Load|{hour_of_day}"),
      VariableDeclaration(
        "charging_peak", unit: "MW", axes: ["year"], meaning: Text(en: "its largest hour", zh: "平均日最大充电负荷"),
        iamc: "Charging Load|Peak"),
      VariableDeclaration(
        "charging_peak_unmanaged", unit: "MW", axes: ["year"],
        meaning: Text(en: "the same if no charging were managed", zh: "完全不作有序管理时的最大负荷"),
        iamc: "Charging Load|Peak|Unmanaged"),
      VariableDeclaration(
        "charging_peak_managed", unit: "MW", axes: ["year"],
        meaning: Text(en: "the same if all charging were managed", zh: "全部有序充电时的最大负荷"),
        iamc: "Charging Load|Peak|Managed"),
      VariableDeclaration(
        "vehicle_to_grid_capacity", unit: "MW", axes: ["year"],
        meaning: Text(en: "power of the vehicles that can feed back", zh: "可向电网放电的车辆功率"),
        iamc: "Capacity|Electricity|Vehicle to Grid"),
      VariableDeclaration(
        "vehicle_to_grid_energy", unit: "GWh", axes: ["year"],
        meaning: Text(en: "electricity that they can give in one cycle", zh: "一次循环可向电网放出的电量"),
        iamc: "Storage|Electricity|Vehicle to Grid"),
      VariableDeclaration(
        "vehicle_to_grid_supply", unit: "TWh", axes: ["year"],
        meaning: Text(en: "electricity fed back in the year", zh: "全年向电网放电量"),
        iamc: "Supply|Electricity|Vehicle to Grid"),
      VariableDeclaration(
        "posts_in_use", unit: "1", axes: ["post", "year"],
        meaning: Text(en: "charging posts at the end of the year", zh: "年末充电设施数量"),
        iamc: "Charging Posts|{post}"),
      VariableDeclaration(
        "posts_built", unit: "1", axes: ["post", "year"],
        meaning: Text(en: "charging posts built in the year", zh: "当年建成的充电设施"),
        iamc: "Charging Posts|Built|{post}"),
      VariableDeclaration(
        "post_capacity", unit: "MW", axes: ["post", "year"],
        meaning: Text(en: "power of the posts at the end of the year", zh: "年末充电设施功率"),
        iamc: "Capacity|Charging Posts|{post}"),
      VariableDeclaration(
        "post_investment", unit: "1e8 CNY_table", axes: ["year"],
        meaning: Text(
          en: "investment in posts, purchasers' prices, batteries of stations left out", zh: "充电设施投资，购买者价格，不含换电站电池"),
        iamc: "Investment|Charging Posts"),
    ]
  }

  static var industryVariables: [VariableDeclaration] {
    func money(_ name: String, _ axes: [String], _ meaning: Text, _ iamc: String) -> VariableDeclaration {
      VariableDeclaration(name, unit: "1e8 CNY_table", axes: axes, meaning: meaning, iamc: iamc)
    }
    return [
      money(
        "vehicle_revenue", ["class", "year"],
        Text(en: "worth of the vehicles made in the region, without tax", zh: "本地区生产车辆的不含税价值"),
        "Revenue|New Energy Vehicles|{class}"),
      money(
        "battery_purchases_inside", ["year"],
        Text(en: "batteries that makers of vehicles buy in the region, without tax", zh: "整车厂在本地区购买的电池（不含税）"),
        "Purchases|Batteries|Inside"),
      money(
        "battery_purchases_outside", ["year"],
        Text(en: "batteries that they buy elsewhere, without tax", zh: "整车厂在区外购买的电池（不含税）"),
        "Purchases|Batteries|Outside"),
      money(
        "storage_revenue", ["year"],
        Text(en: "worth of the batteries for storage made in the region, without tax", zh: "本地区生产储能电池的不含税价值"),
        "Revenue|Storage Batteries"),
      VariableDeclaration(
        "pack_price_path", unit: "CNY_table/kWh", axes: ["year"],
        meaning: Text(en: "purchasers' price of a replacement pack", zh: "更换电池组的购买者价格"),
        iamc: "Price|Batteries|Packs"),
    ]
  }

  static var bills: [VariableDeclaration] {
    func bill(_ name: String, _ meaning: Text) -> VariableDeclaration {
      VariableDeclaration(name, unit: "1e8 CNY_table", axes: ["sector", "year"], meaning: meaning)
    }
    func share(_ name: String, _ meaning: Text) -> VariableDeclaration {
      VariableDeclaration(name, unit: "1", axes: ["sector", "year"], meaning: meaning)
    }
    return [
      bill(
        "vehicle_household_bill",
        Text(en: "vehicles bought by households, margins included; producers' prices", zh: "居民购车采购，含商贸运输费用，生产者价格")),
      bill(
        "vehicle_investment_bill",
        Text(
          en: "vehicles of the other classes bought by firms and transit operators, likewise",
          zh: "企业和公交运营单位购车采购（其他车型），生产者价格")),
      bill(
        "vehicle_outflow_bill",
        Text(
          en: "vehicles sold to other provinces or abroad, at what is earned in the region",
          zh: "销往外省或国外的车辆，按在本地区形成的部分计")),
      share(
        "vehicle_household_share",
        Text(
          en: "share of the vehicles that households buy, and of their margins, supplied in the region",
          zh: "居民所购车辆及其商贸运输由本地区供给的份额")),
      share("vehicle_investment_share", Text(en: "the same of the other classes", zh: "其他车型由本地区供给的份额")),
      bill(
        "vehicles_made",
        Text(
          en:
            "the most that the region supplies of the goods of these three bills: vehicles made there, margins in full",
          zh: "本地区对上述三项采购的最大供给：本地生产的车辆及全部商贸运输")),
      bill(
        "displaced_household_bill",
        Text(en: "combustion cars that households do not buy: at or below zero", zh: "居民少购的燃油乘用车，小于或等于0")),
      bill(
        "displaced_investment_bill",
        Text(en: "combustion vehicles that firms and transit operators do not buy", zh: "企业和公交运营单位少购的燃油车")),
      bill("pack_household_bill", Text(en: "replacement packs of the classes that households buy", zh: "居民车型更换电池组的采购")),
      bill(
        "pack_investment_bill",
        Text(en: "replacement packs of the other classes, and batteries of swapping stations", zh: "其他车型更换电池组及换电站电池的采购")
      ),
      bill("charging_post_bill", Text(en: "charging posts and swapping stations built", zh: "建设充电桩和换电站的采购")),
      share(
        "charging_post_share",
        Text(en: "share of their equipment and of the margins supplied in the region", zh: "其设备及商贸运输由本地区供给的份额")),
      bill(
        "battery_bill",
        Text(en: "cells that makers of vehicles in the region buy: intermediate use", zh: "本地区整车厂购买的电芯（中间使用）")),
      share("battery_share", Text(en: "share of them made in the region", zh: "其中本地区生产的份额")),
      bill(
        "pack_assembly_bill", Text(en: "assembly of packs that they buy: intermediate use", zh: "整车厂购买的电池组组装（中间使用）")),
      share("pack_assembly_share_of_region", Text(en: "share of it that takes place in the region", zh: "组装在本地区进行的份额")),
      bill(
        "replaced_parts_bill",
        Text(
          en: "parts of combustion vehicles that they buy no more: with the batteries, zero in sum",
          zh: "整车厂不再购买的燃油车零部件，与电池合计为0")),
      share(
        "table_share",
        Text(
          en: "1 - m of the table: for purchases that the table holds as intermediate use",
          zh: "投入产出表的1 - m，用于表中作为中间使用的采购")),
      bill(
        "fuel_bill",
        Text(en: "vehicles of urban households: electricity bought, less fuel not bought", zh: "城镇居民用车：购电减去少购的燃油")),
      bill("rural_fuel_bill", Text(en: "the same of rural households", zh: "农村居民用车：购电减去少购的燃油")),
      bill("fleet_electricity_bill", Text(en: "electricity bought for the other classes", zh: "其他车型购电")),
      bill(
        "fleet_fuel_bill", Text(en: "fuel not bought for the other classes: at or below zero", zh: "其他车型少购的燃油，小于或等于0")),
      bill(
        "hydrogen_bill",
        Text(en: "hydrogen bought for vehicles with fuel cells: intermediate use", zh: "燃料电池汽车购氢（中间使用）")),
      bill(
        "storage_investment_bill",
        Text(en: "batteries for storage bought in the region, at the works", zh: "本地区购买的储能电池，出厂价")),
      share("storage_share", Text(en: "share of them made in the region", zh: "其中本地区生产的份额")),
      bill(
        "storage_outflow_bill",
        Text(en: "batteries for storage made in the region and sold elsewhere", zh: "本地区生产销往区外的储能电池")),
      bill(
        "storage_made",
        Text(
          en: "batteries for storage made in the region: the most that it supplies of the two bills",
          zh: "本地区生产的储能电池，即对两项采购的最大供给")),
    ]
  }

}
