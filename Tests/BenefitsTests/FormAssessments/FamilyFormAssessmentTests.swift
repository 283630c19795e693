import Benefits
import Testing

/// SR-1: what the form holds is calculated, and the income that it does not hold leaves the outcome open.
struct FamilyFormAssessmentTests {
    private func family(_ example: String, _ changes: [(String, String)] = []) throws -> Assessment {
        try FormCase(
            form: "family-benefits/zasilek-rodzinny", example: example, filedOn: "2026-08-20", changes: changes
        ).assessment()
    }

    @Test func `two children and a school year`() throws {
        let assessment = try family("dwoje-dzieci-rok-szkolny")
        // 12 × 124 + 12 × 95 = 2 628 a year monthly, 100 once: 219.00 + 8.33.
        #expect(try assessment.formula("monthly-total") == "2 628,00 zł : 12 + 100,00 zł : 12")
        #expect(
            assessment.verdict
                == "open: Wniosek nie podaje całego dochodu rodziny. Gdy dochód nie jest wyższy niż 674,00 zł na osobę, "
                + "zasiłek rodzinny z dodatkami to średnio 227,33 zł miesięcznie.")
        #expect(try assessment.result("family-size") == "4 os.")
        #expect(try assessment.result("declared-income") == "0,00 zł")
        #expect(try assessment.step("declared-income").doubts.isEmpty)
        #expect(assessment.amount == nil)
        #expect(assessment.isUncertain)
    }

    @Test func `a widow with a disabled child`() throws {
        let assessment = try family("wdowa-dziecko-z-orzeczeniem")
        // 124 + (193 + 80) + 110 a month, 100 once: 507.00 + 8.33.
        #expect(try assessment.result("income-threshold") == "764,00 zł")
        #expect(try assessment.result("monthly-total") == "515,33 zł")
        #expect(try assessment.result("declared-income") == "12 600,00 zł")
    }

    @Test func `a large family with a parental leave and a boarder`() throws {
        let assessment = try family("rodzina-wielodzietna-urlop-wychowawczy")
        // Monthly: Jakub 9 × 124 + 3 × 135, Hanna and Maria 12 × 124 each, Ignacy 12 × 95, leave 12 × 400, two children
        // above two 12 × 190: 12 717. Once: birth 1 000, school year 2 × 100, boarding 10 × 113: 2 330.
        #expect(try assessment.formula("monthly-total") == "12 717,00 zł : 12 + 2 330,00 zł : 12")
        #expect(try assessment.result("monthly-total") == "1 253,92 zł")
        #expect(try assessment.result("family-size") == "7 os.")
        #expect(try assessment.step("declared-income").doubts == ["Wniosek podaje dochód utracony: pozycji 1."])
    }

    @Test func `farms, alimony paid and other income are shown and not taken for the income`() throws {
        let assessment = try family("gospodarstwo-rolne-i-ryczalt")
        #expect(try assessment.result("declared-income") == "24 150,50 zł")
        let doubts = try assessment.step("declared-income").doubts.map { $0.replacing("\u{a0}", with: " ") }
        #expect(doubts.contains { $0.contains("6 000,00 zł") })
        #expect(doubts.contains { $0.contains("3,2475 + 1,5 ha") })
        #expect(doubts.contains("Wniosek podaje dochód uzyskany: pozycji 2."))
        #expect(assessment.verdict.hasPrefix("open: Wniosek nie podaje całego dochodu rodziny."))
    }

    @Test func `an adult pupil who applies alone is one person`() throws {
        let assessment = try family("osoba-uczaca-sie")
        #expect(try assessment.result("family-size") == "1 os.")
        // 2025/2026, filed in August 2026: three months are left. 135 + 110.
        #expect(try assessment.result("monthly-total") == "245,00 zł")
    }

    @Test func `a child's ruling says nothing of an adult`() throws {
        let adult = try family(
            "wdowa-dziecko-z-orzeczeniem", [("\"2013-01-19\"", "\"2008-01-19\"")])
        #expect(try adult.result("income-threshold") == "674,00 zł")
        let severe = try family(
            "wdowa-dziecko-z-orzeczeniem", [("\"2013-01-19\"", "\"2008-01-19\""), ("child-ruling", "severe")])
        #expect(try severe.result("income-threshold") == "764,00 zł")
    }

    @Test func `a child without a birthday is named`() throws {
        let error = try #require(throws: NotAssessable.self) {
            try family("dwoje-dzieci-rok-szkolny", [("\"dateOfBirth\": \"2024-02-11\"", "\"x\": \"y\"")])
        }
        #expect(error.field == "/children/1/dateOfBirth")
        #expect(!error.reason.contains("2024"))
    }
}
