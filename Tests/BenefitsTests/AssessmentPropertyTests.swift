import Applications
import Benefits
import Testing

/// What holds for every case: amounts are never negative, never above their maximum, and never fall when income does.
struct AssessmentPropertyTests {
    private func total(_ assessment: Assessment) -> Int64 {
        guard case .entitled(let payments) = assessment.outcome else { return 0 }
        return payments.reduce(0) { $0 + $1.low.grosze }
    }

    @Test(arguments: 1...6)
    func `alimony fund`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var paid = 0
        for _ in 0..<200 {
            let persons = Int.random(in: 2...6, using: &generator)
            var family = AlimonyCase(
                period: ["2021/2022", "2025/2026", "2026/2027"].randomElement(using: &generator) ?? "",
                persons: persons, income: Int64.random(in: 0...Int64(persons) * 260_000, using: &generator),
                alimony: (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                    Int64.random(in: 0...150_000, using: &generator)
                })
            family.filedOn = "\(family.period.prefix(4))-08-01"
            let assessment = try family.assessment()
            let amount = total(assessment)
            let most: Int64 = family.period == "2021/2022" ? 50_000 : 100_000
            if case .entitled(let payments) = assessment.outcome {
                paid += 1
                #expect(payments.allSatisfy { $0.low.grosze > 0 && $0.low.grosze <= most })
            }
            #expect(amount <= family.alimony.reduce(0, +))
            family.income -= Int64.random(in: 0...family.income, using: &generator)
            #expect(total(try family.assessment()) >= amount, "\(family)")
        }
        #expect(paid >= 50)
    }

    @Test(arguments: 1...6)
    func `family allowance above the threshold`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var reduced = 0
        for _ in 0..<150 {
            let persons = Int.random(in: 2...7, using: &generator)
            let children = try (0..<Int.random(in: 1...persons, using: &generator)).map { _ in
                try FamilyCase.child(
                    "\(Int.random(in: 2005...2025, using: &generator))-0\(Int.random(in: 1...9, using: &generator))-15",
                    isStudying: .random(using: &generator), supplements: [.schoolYear])
            }
            let threshold = Int64(persons) * 67_400
            var family = FamilyCase(
                persons: persons, income: threshold + Int64.random(in: 1...120_000, using: &generator),
                children: children)
            let assessment = try family.assessment()
            let amount = assessment.grosze ?? 0
            if case .entitled = assessment.outcome {
                reduced += 1
                #expect(amount >= 2000)
                let whole = try #require(Int64(try assessment.result("monthly-total").filter(\.isNumber)))
                #expect(amount == whole - (family.income - threshold))
            }
            family.income -= Int64.random(in: 0..<family.income - threshold, using: &generator)
            #expect(try family.assessment().grosze ?? 0 >= amount, "\(family)")
        }
        #expect(reduced >= 20)
    }

    @Test(arguments: 1...6)
    func `social assistance`(seed: UInt64) throws {
        let table = try RuleFiles.shipped.get()
        var generator = SeededGenerator(seed: seed)
        func input(_ income: Int64, _ persons: Int) throws -> SocialAssistanceInput {
            try SocialAssistanceInput(
                filedOn: try #require(LocalDate(iso: "2026-04-15")),
                income: HouseholdIncome(total: Money(grosze: income), months: 1, persons: persons))
        }
        for _ in 0..<200 {
            let persons = Int.random(in: 1...6, using: &generator)
            let criterion: Int64 = persons == 1 ? 101_000 : 82_300
            let income = Int64.random(in: 0...Int64(persons) * 120_000, using: &generator)
            let less = Int64.random(in: 0...income, using: &generator)
            let (now, then) = (try input(income, persons), try input(less, persons))
            let isAbove = income > criterion * Int64(persons)
            #expect(total(now.permanentAllowance(by: table)) <= 122_900)
            #expect((total(now.permanentAllowance(by: table)) > 0) != isAbove || income == criterion * Int64(persons))
            #expect(total(then.permanentAllowance(by: table)) >= total(now.permanentAllowance(by: table)))
            #expect(total(then.periodicAllowance(by: table)) >= total(now.periodicAllowance(by: table)))
            if case .entitled(let payments) = now.periodicAllowance(by: table).outcome {
                let gap = criterion * Int64(persons) - income
                #expect(
                    payments.allSatisfy { $0.high == Money(grosze: max(gap, 2000)) && $0.low >= Money(grosze: 2000) })
            }
        }
    }

    @Test func `inputs beyond any case are refused`() throws {
        #expect(throws: AssessmentInputError.self) {
            try HouseholdIncome(total: Money(grosze: -1), months: 1, persons: 1)
        }
        #expect(throws: AssessmentInputError.self) {
            try HouseholdIncome(total: Money(grosze: .max), months: 1, persons: 1)
        }
        #expect(throws: AssessmentInputError.self) { try HouseholdIncome(total: .zero, months: 0, persons: 1) }
        #expect(throws: AssessmentInputError.self) { try HouseholdIncome(total: .zero, months: 1, persons: 101) }
    }
}
