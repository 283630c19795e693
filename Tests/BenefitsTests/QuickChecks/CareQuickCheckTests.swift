import Applications
import Benefits
import Testing

/// Family benefits of a fixed amount of DOMAIN 2 through their quick checks.
struct CareQuickCheckTests {
    @Test(arguments: [("2018-10-31", 15_300), ("2018-11-01", 18_442), ("2026-11-24", 21_584)])
    func `zasiłek pielęgnacyjny by date (DOMAIN 2.4)`(day: String, amount: Int64) throws {
        let texts = ["ground": "severe-disability", "institution": "no", "careSupplement": "no"]
        let assessment = try QuickCase.answer("zasilek-pielegnacyjny", texts, on: day).single()
        #expect(assessment.grosze == amount)
        #expect(try assessment.step("ground").isUncertain)
    }

    @Test(arguments: [
        ("ground", "none", "ground"), ("institution", "yes", "institution"),
        ("careSupplement", "yes", "care-supplement"),
    ])
    func `zasiłek pielęgnacyjny is open when a condition is not met`(
        question: String, text: String, step: String
    ) throws {
        var texts = ["ground": "age-75", "institution": "no", "careSupplement": "no"]
        texts[question] = text
        let assessment = try QuickCase.answer("zasilek-pielegnacyjny", texts).single()
        #expect(try assessment.openReason().contains("nie sprawdzono go w ustawie (GK)."))
        #expect(try assessment.result(step) == "niespełniony")
    }

    @Test func `świadczenie pielęgnacyjne by year and children, and open after the last announced year`() throws {
        let texts = ["age": "under-18", "ruling": "both-indications", "children": "3"]
        #expect(try QuickCase.answer("swiadczenie-pielegnacyjne", texts).single().grosze == 1_015_800)
        let open = try QuickCase.answer("swiadczenie-pielegnacyjne", texts, on: "2027-01-01").single()
        #expect(try open.openReason().contains("31.12.2026"))
        let none = try QuickCase.answer("swiadczenie-pielegnacyjne", ["age": "under-18", "ruling": "other"]).single()
        #expect(none.outcome == .notEntitled("Dziecko nie ma orzeczenia, które daje prawo do świadczenia."))
    }

    @Test func `care for an adult is another authority's matter`() throws {
        guard case .elsewhere(let advice) = try QuickCase.answer("swiadczenie-pielegnacyjne", ["age": "adult"]) else {
            Issue.record("not sent elsewhere")
            return
        }
        #expect(advice.contains("świadczenie wspierające") && advice.contains("ZUS"))
    }

    @Test(arguments: [("no", "yes", true), ("yes", "yes", false), ("no", "no", false)])
    func `świadczenie rodzicielskie is 1 000 zł without a maternity benefit`(
        maternity: String, care: String, isDue: Bool
    ) throws {
        let texts = ["maternityBenefit": maternity, "personalCare": care]
        let assessment = try QuickCase.answer("swiadczenie-rodzicielskie", texts).single()
        #expect(assessment.grosze == (isDue ? 100_000 : nil))
        #expect(assessment.isUncertain)
        #expect(try assessment.step("duration").isUncertain)
    }
}
