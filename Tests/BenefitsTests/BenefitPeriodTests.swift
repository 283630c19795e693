import Applications
import Benefits
import Testing

struct BenefitPeriodTests {
    @Test func `a family period runs from November, an alimony period from October`() throws {
        let family = try #require(BenefitPeriod(.family, "2026/2027"))
        #expect(family.first.iso == "2026-11-01")
        #expect(family.last.iso == "2027-10-31")
        let alimony = try #require(BenefitPeriod(.alimony, "2026/2027"))
        #expect(alimony.first.iso == "2026-10-01")
        #expect(alimony.last.iso == "2027-09-30")
        #expect(alimony.months.map(\.iso).last == "2027-09-01")
        #expect("\(alimony)" == "2026/2027")
    }

    @Test(arguments: ["2026", "2026/2028", "2026/27", "2026-2027", "2027/2026", " 2026/2027", "+026/0027", ""])
    func `other texts are no period`(text: String) {
        #expect(BenefitPeriod(.family, text) == nil)
    }

    @Test(arguments: [("2026-10-31", "2025/2026"), ("2026-11-01", "2026/2027"), ("2027-01-01", "2026/2027")])
    func `a day lies in one period`(iso: String, text: String) throws {
        let period = BenefitPeriod(.family, containing: try #require(LocalDate(iso: iso)))
        #expect(period.map { "\($0)" } == text)
    }
}
