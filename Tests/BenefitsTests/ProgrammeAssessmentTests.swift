import Applications
import Benefits
import Testing

struct ProgrammeAssessmentTests {
    private func assessment(
        _ filedOn: String, price: Int64, income: Int64 = 0, persons: Int = 1, edition: Int? = nil
    ) throws -> Assessment {
        let table = try RuleFiles.shipped.get()
        let day = try #require(LocalDate(iso: filedOn))
        let programme = try #require(edition.map { table.programmes[$0] } ?? table.programme(filedOn: day))
        let input = try ProgrammeInput(
            filedOn: day, income: HouseholdIncome(total: Money(grosze: income), months: 12, persons: persons),
            pricePerGigajoule: Money(grosze: price))
        return programme.assessment(of: input, by: table)
    }

    @Test(arguments: [
        ("2025-11-03", 17_001, 50_000), ("2025-12-15", 20_001, 100_000), ("2025-11-20", 23_001, 175_000),
        ("2026-07-01", 17_001, 100_000), ("2026-08-31", 20_001, 200_000), ("2026-08-01", 23_001, 350_000),
        ("2026-08-01", 17_000, nil),
    ])
    func `bon ciepłowniczy by edition and price (DOMAIN 3.7)`(filedOn: String, price: Int64, amount: Int64?) throws {
        #expect(try assessment(filedOn, price: price).grosze == amount)
    }

    @Test(arguments: [("2026-08-01", 20_000, 100_000), ("2026-08-01", 23_000, 200_000)])
    func `a price on a bound is doubtful`(filedOn: String, price: Int64, amount: Int64) throws {
        let assessment = try assessment(filedOn, price: price)
        #expect(assessment.grosze == amount)
        #expect(try assessment.step("price-tier").isUncertain)
        #expect(try !self.assessment(filedOn, price: price + 1).step("price-tier").isUncertain)
    }

    @Test func `filing days are those of an edition`() throws {
        let table = try RuleFiles.shipped.get()
        for day in ["2025-11-02", "2025-12-16", "2026-06-30", "2026-09-01"] {
            #expect(table.programme(filedOn: try #require(LocalDate(iso: day))) == nil)
        }
        let late = try assessment("2026-09-01", price: 20_000, edition: 1)
        #expect(late.outcome == .notEntitled("Wniosek złożono poza terminem."))
    }

    @Test(arguments: [
        (1, Int64(3_927_228), 100_000), (1, 3_927_240, 99_999), (2, 5_890_848, 100_000), (2, 8_242_848, 2_000),
        (2, 8_242_872, nil),
    ])
    func `income above the threshold cuts the amount, nothing below 20 zł`(
        persons: Int, yearly: Int64, amount: Int64?
    ) throws {
        #expect(try assessment("2026-07-15", price: 18_000, income: yearly, persons: persons).grosze == amount)
    }

    @Test func `another edition is data`() throws {
        var files = RuleFiles.all
        let text = String(decoding: try #require(files["programmes.json"]), as: UTF8.self)
        files["programmes.json"] = Array(
            text.replacing("2026-08-31", with: "2026-10-31").replacing("za rok 2026", with: "po zmianie").utf8)
        let table = try RuleTable(files: files)
        let programme = table.programme(filedOn: try #require(LocalDate(iso: "2026-10-31")))
        #expect(programme?.name == "bon ciepłowniczy po zmianie")
    }
}
