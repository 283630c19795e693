import Applications
import Benefits
import Testing

/// DOMAIN 1 through the quick check.
struct SocialAssistanceQuickCheckTests {
    @Test func `one answer for each benefit (DOMAIN 1.5)`() throws {
        let texts = ["household": "alone", "income": "500", "unableToWork": "yes"]
        let found = try QuickCase.answer("pomoc-spoleczna", texts, on: "2026-04-15").assessments
        #expect(found.map(\.benefit) == ["zasiłek stały", "zasiłek okresowy", "program „Posiłek w szkole i w domu”"])
        #expect(found.first?.grosze == 66_300)
        #expect(found.dropFirst().first?.payments == ["zasiłek okresowy: 25500–51000 monthly ?…?"])
        #expect(found.last?.outcome == .entitled([]))
        let able = try QuickCase.answer(
            "pomoc-spoleczna", texts.merging(["unableToWork": "no"]) { $1 }, on: "2026-04-15")
        #expect(
            able.assessments.first?.outcome
                == .notEntitled("Zasiłek stały jest tylko dla osób całkowicie niezdolnych do pracy."))
        #expect(able.assessments.dropFirst().first == found.dropFirst().first)
        let later = try QuickCase.answer("pomoc-spoleczna", texts, on: "2029-01-01").assessments
        #expect(try #require(later.last).openReason().contains("31.12.2028"))
    }

    @Test(arguments: [("200", 63_657), ("", 63_657), ("823,01", nil)])
    func `in a family own income counts for zasiłek stały`(own: String, amount: Int64?) throws {
        let texts = [
            "household": "family", "persons": "3", "income": "1000", "unableToWork": "yes", "ownIncome": own,
        ]
        let found = try QuickCase.answer("pomoc-spoleczna", texts, on: "2026-04-15").assessments
        #expect(found.first?.grosze == amount)
        #expect(found.count == 3)
        let more = texts.merging(["ownIncome": "1000,01"]) { $1 }
        #expect(try QuickCase.answer("pomoc-spoleczna", more).problems.map(\.question) == ["ownIncome"])
    }
}
