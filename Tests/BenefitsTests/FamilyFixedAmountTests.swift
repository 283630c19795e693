import Applications
import Benefits
import Testing

struct FamilyFixedAmountTests {
    private func care(_ kind: CareBenefitInput.Kind, _ filedOn: String, persons: Int = 1) throws -> Assessment {
        try CareBenefitInput(kind: kind, filedOn: try #require(LocalDate(iso: filedOn)), persons: persons)
            .assessment(by: try RuleFiles.shipped.get())
    }

    @Test(arguments: [
        ("2016-06-01", 130_000), ("2017-06-01", 140_600), ("2018-06-01", 147_700), ("2019-06-01", 158_300),
        ("2020-06-01", 183_000), ("2021-06-01", 197_100), ("2022-06-01", 211_900), ("2023-06-01", 245_800),
        ("2024-06-01", 298_800), ("2025-06-01", 328_700), ("2026-01-01", 338_600), ("2026-12-31", 338_600),
    ])
    func `świadczenie pielęgnacyjne by year (DOMAIN 2.4)`(filedOn: String, amount: Int64) throws {
        let assessment = try care(.nursingBenefit, filedOn)
        #expect(assessment.grosze == amount)
        let isGeneralKnowledge = ["2017", "2018", "2021", "2022", "2025"].contains(filedOn.prefix(4))
        #expect(assessment.isUncertain == isGeneralKnowledge)
    }

    @Test func `świadczenie pielęgnacyjne grows by 100 % for each further child`() throws {
        #expect(try care(.nursingBenefit, "2026-06-01", persons: 3).grosze == 1_015_800)
    }

    @Test func `after the last announced year the amount is open`() throws {
        guard case .undetermined(let reason) = try care(.nursingBenefit, "2027-01-01").outcome else {
            Issue.record("an amount was suggested")
            return
        }
        #expect(reason.contains("31.12.2026"))
    }

    @Test(arguments: [("2018-10-31", 15_300), ("2018-11-01", 18_442), ("2019-11-01", 21_584), ("2026-11-24", 21_584)])
    func `zasiłek pielęgnacyjny by date (DOMAIN 2.4)`(filedOn: String, amount: Int64) throws {
        #expect(try care(.nursingAllowance, filedOn, persons: 2).grosze == amount)
    }

    @Test func `świadczenie rodzicielskie is 1 000 zł and says that the missing income test is unchecked`() throws {
        let assessment = try care(.parentalBenefit, "2026-06-01")
        #expect(assessment.grosze == 100_000)
        #expect(assessment.isUncertain)
    }

    @Test(arguments: [(Int64(6_919_200), true), (6_919_201, false)])
    func `becikowe ends at 1 922 zł per person, without reduction`(income: Int64, isEntitled: Bool) throws {
        let input = try BirthGrantInput(
            filedOn: try #require(LocalDate(iso: "2026-06-01")),
            income: HouseholdIncome(total: Money(grosze: income), months: 12, persons: 3), children: 2)
        let assessment = input.assessment(by: try RuleFiles.shipped.get())
        #expect(assessment.grosze == (isEntitled ? 200_000 : nil))
        #expect(assessment.payments == (isEntitled ? ["jednorazowa zapomoga: 200000 once ?…?"] : []))
    }
}
