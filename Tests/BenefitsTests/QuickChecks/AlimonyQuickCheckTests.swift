import Applications
import Benefits
import Testing

/// DOMAIN 4 through the quick check.
struct AlimonyQuickCheckTests {
    @Test(arguments: [("next", 60_000, "2026-10…2027-09"), ("current", 20_900, "2026-08…2026-09")])
    func `the row of the period decides (DOMAIN 4.2)`(period: String, amount: Int, months: String) throws {
        let texts = QuickCase.alimony(["600"], ["period": period, "income": "3200"])
        let assessment = try QuickCase.answer("fundusz-alimentacyjny", texts, on: "2026-08-15").single()
        let title = "świadczenie z funduszu alimentacyjnego, osoba 1"
        #expect(assessment.payments == ["\(title): \(amount) monthly \(months)"])
        #expect(try assessment.step("income-year").isUncertain)
    }

    @Test func `each person has the current amount up to the maximum`() throws {
        let texts = QuickCase.alimony(["450", "1 000", "1000,01"], ["persons": "4"])
        let payments = try QuickCase.answer("fundusz-alimentacyjny", texts, on: "2026-08-15").single().payments
        #expect(payments.map { $0.split(separator: " ").dropLast(2).last } == ["45000", "100000", "100000"])
    }

    @Test(arguments: [
        ("courtTitle", "Sąd nie ustalił alimentów."), ("ineffective", "Egzekucja alimentów nie jest bezskuteczna."),
    ])
    func `nothing is due without a court title or while enforcement works`(
        question: String, reason: String
    ) throws {
        let texts = QuickCase.alimony(["600"], [question: "no"])
        let assessment = try QuickCase.answer("fundusz-alimentacyjny", texts).single()
        #expect(assessment.outcome == .notEntitled(reason))
    }
}
