import Applications

/// Świadczenie pielęgnacyjne on the rules of 2024 (DOMAIN §2.1, §2.4).
enum NursingBenefitQuickCheck {
    static let check = QuickCheck(
        slug: "swiadczenie-pielegnacyjne", title: "Czy możesz dostać świadczenie pielęgnacyjne?",
        benefit: .familyBenefits, form: "swiadczenie-pielegnacyjne",
        intro: "Świadczenie pielęgnacyjne jest dla opiekuna dziecka z niepełnosprawnością. Nie zależy od dochodu i "
            + "można przy nim pracować.",
        notes: [
            "Nie pytamy o opiekę w placówce całodobowej i o inne świadczenia opiekuńcze na to samo dziecko. Mogą wykluczać "
                + "świadczenie (do sprawdzenia).",
            "Kto miał prawo do świadczenia na zasadach sprzed 2024 r., niech zapyta o nie w ośrodku.",
        ],
        questions: [
            QuickQuestion(
                "age", "Ile lat ma osoba, którą się opiekujesz?",
                .choice([.init("under-18", "mniej niż 18 lat"), .init("adult", "18 lat lub więcej")])),
            QuickQuestion(
                "ruling", "Jakie orzeczenie ma dziecko?",
                .choice([
                    .init("severe-degree", "znaczny stopień niepełnosprawności"),
                    .init(
                        "both-indications",
                        "niepełnosprawność ze wskazaniami stałej opieki i stałego udziału opiekuna w leczeniu "
                            + "i edukacji"),
                    .init("other", "inne albo nie ma orzeczenia"),
                ]),
                help: "Oba wskazania są zwykle w punktach 7 i 8 orzeczenia (do sprawdzenia).",
                when: .init("age", "under-18")),
            QuickQuestion(
                "children", "Liczba dzieci z takim orzeczeniem, którymi się opiekujesz", .count(1...20),
                when: .init("ruling", "severe-degree", "both-indications")),
        ],
        evaluate: evaluate)

    static let adultAdvice =
        "Świadczenie pielęgnacyjne jest dla opiekunów osób, które nie mają 18 lat. Dla dorosłej osoby z niepełnosprawnością "
        + "jest świadczenie wspierające. Wypłaca je tej osobie ZUS."

    @Sendable private static func evaluate(
        _ values: QuickValues, _ table: RuleTable, _ day: LocalDate
    ) throws(AssessmentInputError) -> QuickAnswer {
        guard try values.choice("age") == "under-18" else { return .elsewhere(adultAdvice) }
        let hasRuling = try values.choice("ruling") != "other"
        let input = try CareBenefitInput(
            kind: .nursingBenefit, filedOn: day, persons: hasRuling ? values.count("children") : 1)
        let requirement = QuickRequirement(
            "ruling", "Dziecko ma znaczny stopień niepełnosprawności albo niepełnosprawność z oboma wskazaniami.",
            isMet: hasRuling, unmet: "Dziecko nie ma orzeczenia, które daje prawo do świadczenia.")
        return .assessment([Assessment(of: input.assessment(by: table), requiring: [requirement])])
    }
}
