import Benefits
import Testing

/// FA-1.
struct AlimonyFormTests {
    private func fund(
        _ example: String, filedOn: String = "2026-11-24", _ changes: [(String, String)] = []
    ) throws -> Assessment {
        try FormCase(
            form: "alimony-fund/fundusz-alimentacyjny", example: example, filedOn: filedOn, changes: changes
        ).assessment()
    }

    private static let open =
        "open: Wniosek nie podaje całego dochodu rodziny. Gdy dochód nie jest wyższy niż 1 665,00 zł na osobę, "
        + "świadczenia wynoszą razem "

    @Test func `two children get their alimony, if the income allows it`() throws {
        let assessment = try fund("matka-dwoje-dzieci")
        #expect(assessment.verdict == "\(Self.open)1 350,00 zł miesięcznie.")
        #expect(try assessment.result("benefit-2") == "750,00 zł")
        #expect(try assessment.result("months") == "od 1.11.2026 do 30.09.2027")
        #expect(try assessment.result("family-size") == "3 os.")
        #expect(try assessment.step("ineffective-enforcement").isUncertain)
    }

    @Test func `nobody gets more than the maximum`() throws {
        let assessment = try fund("opiekun-prawny-wszystkie-dochody")
        // 1 100.00 is cut to 1 000.00; 650.00 stays.
        #expect(assessment.verdict == "\(Self.open)1 650,00 zł miesięcznie.")
        #expect(try assessment.result("family-size") == "4 os.")
        #expect(try assessment.result("declared-income") == "4 250,40 zł")
        #expect(!assessment.has("age-1"), "severe disability has no age limit")
    }

    @Test func `a student may apply for herself until 25`() throws {
        #expect(try fund("studentka-we-wlasnej-sprawie").verdict == "\(Self.open)900,00 zł miesięcznie.")
        #expect(try fund("studentka-we-wlasnej-sprawie").result("family-size") == "3 os.")
        let old = try fund("studentka-we-wlasnej-sprawie", [("\"2005-01-17\"", "\"2001-11-01\"")])
        #expect(
            old.verdict
                == "not entitled: Żadna osoba z wniosku nie jest w wieku, w którym należy się świadczenie.")
        #expect(!old.has("benefit-1"))
    }

    @Test func `who is too old does not count and the others keep their numbers`() throws {
        let assessment = try fund("matka-dwoje-dzieci", [("\"2013-03-02\"", "\"2005-03-02\"")])
        #expect(assessment.verdict == "\(Self.open)750,00 zł miesięcznie.")
        #expect(try assessment.result("age-1") == "nie liczy się")
        #expect(try assessment.result("benefit-2") == "750,00 zł")
        #expect(!assessment.has("benefit-1"))
    }

    @Test func `who turns 18 within the period is pointed out`() throws {
        let assessment = try fund("matka-dwoje-dzieci", [("\"2013-03-02\"", "\"2009-03-02\"")])
        #expect(try assessment.result("age-1") == "do 1.03.2027")
        #expect(try assessment.step("age-1").isUncertain)
        #expect(assessment.verdict == "\(Self.open)1 350,00 zł miesięcznie.")
    }

    @Test func `enforcement that brought everything is not ineffective`() throws {
        let some = try fund("oswiadczenie-zamiast-zaswiadczenia")
        #expect(try some.result("ineffective-enforcement") == "spełniony")
        #expect(some.verdict == "\(Self.open)500,00 zł miesięcznie.")
        let all = try fund(
            "oswiadczenie-zamiast-zaswiadczenia", [("\"recoveredGrosze\": 12050", "\"recoveredGrosze\": 3250000")])
        #expect(all.verdict == "not entitled: Według oświadczenia wyegzekwowano całe alimenty.")
    }

    @Test func `a period that is none is named`() throws {
        let error = try #require(throws: NotAssessable.self) {
            try fund("matka-dwoje-dzieci", [("2026/2027", "2026/2028")])
        }
        #expect(error.field == "/benefitPeriod")
    }
}
