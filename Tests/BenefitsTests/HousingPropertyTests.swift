import Benefits
import Testing

struct HousingPropertyTests {
    private func household(_ generator: inout SeededGenerator) -> HousingCase {
        let days = ["2021-03-15", "2021-08-01", "2024-05-05", "2026-04-15", "2026-11-24"]
        let persons = Int.random(in: 1...9, using: &generator)
        let area = Int.random(in: 1000...12_000, using: &generator)
        var household = HousingCase(
            filedOn: days.randomElement(using: &generator) ?? days[0], persons: persons,
            income: Int64.random(in: 0...Int64(persons) * 1_200_000, using: &generator),
            expenses: Int64.random(in: 0...300_000, using: &generator), area: area,
            rooms: Int.random(in: area / 3...area, using: &generator))
        household.equipment = .init(
            centralHeating: .random(using: &generator), hotWater: .random(using: &generator),
            pipedGas: .random(using: &generator))
        return household
    }

    /// Grosze; nothing is 0.
    private func amount(_ household: HousingCase, _ table: RuleTable) throws -> Int64 {
        try household.input().assessment(by: table).grosze ?? 0
    }

    private func grosze(_ text: some StringProtocol) throws -> Int64 {
        try #require(Int64(String(text.filter(\.isNumber))))
    }

    @Test(arguments: 1...8)
    func `an amount is above zero and never above the cap, less income never lowers it`(seed: UInt64) throws {
        let table = try RuleFiles.table(local: HousingCase.office)
        var generator = SeededGenerator(seed: seed)
        var entitled = 0
        for _ in 0..<250 {
            var household = household(&generator)
            let assessment = try household.input().assessment(by: table)
            let amount = assessment.grosze ?? 0
            if case .entitled = assessment.outcome {
                entitled += 1
                #expect(amount > 0)
                let basis = try grosze(try assessment.formula("difference").prefix { $0 != "−" })
                #expect(try grosze(assessment.result("cap")) == basis * 70 / 100)
                #expect(amount <= basis * 70 / 100)
            }
            household.income -= Int64.random(in: 0...household.income, using: &generator)
            #expect(try self.amount(household, table) >= amount, "\(household)")
        }
        #expect(entitled >= 25)
    }

    @Test(arguments: 1...4)
    func `the office's values never give less than the shipped table's lower bound`(seed: UInt64) throws {
        let office = try RuleFiles.table(local: HousingCase.office)
        let shipped = try RuleFiles.shipped.get()
        var generator = SeededGenerator(seed: seed &+ 100)
        for _ in 0..<250 {
            let household = household(&generator)
            #expect(try amount(household, office) >= amount(household, shipped), "\(household)")
        }
    }
}
