import Applications
import Benefits
import Testing

struct SocialAssistanceAssessmentTests {
    private func input(
        _ income: Int64, persons: Int = 1, own: Int64? = nil, filedOn: String = "2026-04-15"
    ) throws -> SocialAssistanceInput {
        try SocialAssistanceInput(
            filedOn: try #require(LocalDate(iso: filedOn)),
            income: HouseholdIncome(total: Money(grosze: income), months: 1, persons: persons),
            ownIncome: own.map { Money(grosze: $0) })
    }

    @Test(arguments: [
        ("2013-01-01", "542,00 zł", "456,00 zł"), ("2016-01-01", "634,00 zł", "514,00 zł"),
        ("2020-01-01", "701,00 zł", "528,00 zł"), ("2024-12-31", "776,00 zł", "600,00 zł"),
        ("2025-01-01", "1 010,00 zł", "823,00 zł"),
    ])
    func `the criterion goes by the filing day (DOMAIN 1.5)`(filedOn: String, single: String, family: String) throws {
        let table = try RuleFiles.shipped.get()
        let one = try input(0, filedOn: filedOn).periodicAllowance(by: table)
        #expect(try one.result("criterion") == single)
        let two = try input(0, persons: 2, filedOn: filedOn).periodicAllowance(by: table)
        #expect(try two.result("criterion") == family)
    }

    @Test(arguments: [
        (0, 122_900), (6_461, 122_900), (6_462, 122_899), (50_000, 66_300), (100_999, 1), (101_000, nil),
        (101_001, nil),
    ])
    func `zasiłek stały of a single person: 130 % of the gap, at most 1 229 zł`(income: Int64, amount: Int64?) throws {
        let assessment = try input(income).permanentAllowance(by: try RuleFiles.shipped.get())
        #expect(assessment.grosze == amount)
        if amount != nil {
            let step = try assessment.step("amount")
            #expect(step.isUncertain)
            #expect(step.doubts.joined().contains("Wzór trzeba sprawdzić w ustawie."))
        }
    }

    @Test func `zasiłek stały in a family goes by the income per person, and own income counts too`() throws {
        let table = try RuleFiles.shipped.get()
        // 130 % × (823 − 1 000 : 3) = 130 % × 489.67.
        #expect(try input(100_000, persons: 3, own: 20_000).permanentAllowance(by: table).grosze == 63_657)
        let own = try input(100_000, persons: 3, own: 82_301).permanentAllowance(by: table)
        #expect(own.outcome == .notEntitled("Własny dochód jest wyższy od kryterium."))
        let unknown = try input(100_000, persons: 3).permanentAllowance(by: table)
        #expect(unknown.grosze == 63_657)
        #expect(try unknown.step("own-income-test").doubts.count == 2)
    }

    @Test(arguments: [
        ("2013-01-01", 52_900), ("2016-01-01", 60_400), ("2020-01-01", 64_500), ("2022-06-01", 71_900),
        ("2024-06-01", 100_000), ("2025-01-01", 122_900),
    ])
    func `without income zasiłek stały is the maximum of its day or the whole gap`(
        filedOn: String, most: Int64
    ) throws {
        let assessment = try input(0, filedOn: filedOn).permanentAllowance(by: try RuleFiles.shipped.get())
        let criterion = try assessment.result("criterion").filter(\.isNumber)
        let gap = try #require(Int64(criterion))
        let full = filedOn >= "2024" ? gap * 13 / 10 : gap
        #expect(assessment.grosze == min(full, most))
    }

    @Test(arguments: [
        (0, 50_500, 101_000), (50_000, 25_500, 51_000), (97_500, 2_000, 3_500), (100_000, 2_000, 2_000),
    ])
    func `zasiłek okresowy ranges from half the gap to all of it, not below 20 zł`(
        income: Int64, low: Int64, high: Int64
    ) throws {
        let assessment = try input(income).periodicAllowance(by: try RuleFiles.shipped.get())
        let range = low == high ? "\(low)" : "\(low)–\(high)"
        #expect(assessment.payments == ["zasiłek okresowy: \(range) monthly ?…?"])
        #expect(try assessment.step("amount").isUncertain)
    }

    @Test func `zasiłek okresowy of a family takes the gap of all members`() throws {
        let assessment = try input(200_000, persons: 4).periodicAllowance(by: try RuleFiles.shipped.get())
        #expect(assessment.payments == ["zasiłek okresowy: 64600–129200 monthly ?…?"])
        let above = try input(4 * 82_300 + 1, persons: 4).periodicAllowance(by: try RuleFiles.shipped.get())
        #expect(above.outcome == .notEntitled("Dochód na osobę jest wyższy od kryterium."))
    }

    @Test(arguments: [
        ("2024-06-01", 1, "1 552,00 zł"), ("2024-06-01", 2, "1 200,00 zł"), ("2026-06-01", 1, "2 020,00 zł"),
        ("2026-06-01", 2, "1 646,00 zł"),
    ])
    func `meals go up to twice the criterion (DOMAIN 1.5)`(filedOn: String, persons: Int, limit: String) throws {
        let table = try RuleFiles.shipped.get()
        let within = try input(0, persons: persons, filedOn: filedOn).meals(by: table)
        #expect(try within.result("meal-limit") == limit)
        #expect(within.outcome == .entitled([]))
        let most = try #require(Int64(limit.filter(\.isNumber))) * Int64(persons)
        #expect(try input(most, persons: persons, filedOn: filedOn).meals(by: table).outcome == .entitled([]))
        let above = try input(most + 1, persons: persons, filedOn: filedOn).meals(by: table)
        #expect(above.outcome != .entitled([]))
    }

    @Test func `after 2028 the meal programme is open`() throws {
        let assessment = try input(0, filedOn: "2029-01-01").meals(by: try RuleFiles.shipped.get())
        guard case .undetermined = assessment.outcome else {
            Issue.record("\(assessment.outcome)")
            return
        }
    }
}
