import Applications
import Benefits
import Testing

/// A family applying to the alimony fund, with what tests vary.
struct AlimonyCase {
    var filedOn = "2026-08-15"
    var period = "2026/2027"
    var persons = 2
    /// Monthly, in grosze.
    var income: Int64 = 0
    var alimony: [Int64] = [60_000]

    func assessment() throws -> Assessment {
        let input = try AlimonyInput(
            filedOn: try #require(LocalDate(iso: filedOn)), period: try #require(BenefitPeriod(.alimony, period)),
            income: HouseholdIncome(total: Money(grosze: 12 * income), months: 12, persons: persons),
            alimony: alimony.map { Money(grosze: $0) })
        return input.assessment(by: try RuleFiles.shipped.get())
    }
}

struct AlimonyAssessmentTests {
    @Test(arguments: [
        ("2018/2019", "725,00 zł", "500,00 zł"), ("2019/2020", "800,00 zł", "500,00 zł"),
        ("2020/2021", "900,00 zł", "500,00 zł"), ("2023/2024", "1 209,00 zł", "500,00 zł"),
        ("2024/2025", "1 209,00 zł", "1 000,00 zł"), ("2026/2027", "1 665,00 zł", "1 000,00 zł"),
    ])
    func `threshold and maximum go by the period (DOMAIN 4.2)`(
        period: String, threshold: String, most: String
    ) throws {
        let family = AlimonyCase(filedOn: "\(period.prefix(4))-08-01", period: period, alimony: [150_000])
        let assessment = try family.assessment()
        #expect(try assessment.result("income-threshold") == threshold)
        #expect(try assessment.result("benefit-1") == most)
    }

    @Test func `filed in August for the next period, the row of that period decides`() throws {
        let income: Int64 = 2 * 160_000
        let next = try AlimonyCase(income: income).assessment()
        #expect(
            next.payments == [
                "świadczenie z funduszu alimentacyjnego, osoba 1: 60000 monthly 2026-10…2027-09"
            ])
        let current = try AlimonyCase(period: "2025/2026", income: income).assessment()
        #expect(try current.result("income-threshold") == "1 209,00 zł")
        #expect(
            current.payments == [
                "świadczenie z funduszu alimentacyjnego, osoba 1: 20900 monthly 2026-08…2026-09"
            ])
    }

    @Test func `the benefit is the current alimony up to the maximum, per person`() throws {
        let payments = try AlimonyCase(persons: 4, alimony: [45_000, 100_000, 100_001]).assessment().payments
        #expect(payments.map { $0.split(separator: " ").dropLast(2).last } == ["45000", "100000", "100000"])
    }

    @Test func `income above the threshold cuts each benefit one for one, and nothing is paid below 100 zł`() throws {
        let threshold: Int64 = 2 * 166_500
        let at = try AlimonyCase(income: threshold, alimony: [9_999]).assessment()
        #expect(at.grosze == 9_999)
        let above = try AlimonyCase(income: threshold + 2 * 40_000, alimony: [60_000, 50_000, 49_999]).assessment()
        #expect(
            above.payments == [
                "świadczenie z funduszu alimentacyjnego, osoba 1: 20000 monthly 2026-10…2027-09",
                "świadczenie z funduszu alimentacyjnego, osoba 2: 10000 monthly 2026-10…2027-09",
            ])
        #expect(try above.result("reduced-benefit-3") == "nie przysługuje")
        let far = try AlimonyCase(income: threshold + 2 * 90_001, alimony: [200_000]).assessment()
        #expect(far.outcome == .notEntitled("Dla żadnej osoby nie zostaje kwota do wypłaty."))
    }

    @Test func `before October 2020 there was no reduction`() throws {
        let assessment = try AlimonyCase(
            filedOn: "2019-09-01", period: "2019/2020", income: 2 * 80_001, alimony: [50_000]
        ).assessment()
        #expect(
            assessment.outcome
                == .notEntitled("Dochód na osobę jest wyższy od progu, a w tym okresie świadczenia się nie zmniejsza."))
    }

    @Test func `a family period is refused`() throws {
        let error = try #require(throws: AssessmentInputError.self) {
            try AlimonyInput(
                filedOn: try #require(LocalDate(iso: "2025-08-10")),
                period: try #require(BenefitPeriod(.family, "2025/2026")),
                income: HouseholdIncome(total: .zero, months: 12, persons: 2), alimony: [.zero])
        }
        #expect(error.field == "period")
    }
}
