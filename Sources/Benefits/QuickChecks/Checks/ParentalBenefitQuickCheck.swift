import Applications

/// Świadczenie rodzicielskie (DOMAIN §2.1; its conditions are general knowledge there).
enum ParentalBenefitQuickCheck {
    static let check = QuickCheck(
        slug: "swiadczenie-rodzicielskie", title: "Czy możesz dostać świadczenie rodzicielskie?",
        benefit: .familyBenefits, form: "swiadczenie-rodzicielskie",
        intro: "Świadczenie rodzicielskie jest dla osoby, która urodziła dziecko albo się nim opiekuje i nie ma "
            + "zasiłku macierzyńskiego.",
        notes: [
            "Ojciec dostaje świadczenie tylko w niektórych sytuacjach (do sprawdzenia). Nie pytamy o nie.",
            "Nie pytamy o wiek dziecka ani o świadczenia, które ktoś już pobierał na to dziecko. Skracają one czas wypłaty "
                + "(do sprawdzenia).",
        ],
        questions: [
            QuickQuestion(
                "maternityBenefit",
                "Czy na to dziecko ktoś dostaje zasiłek macierzyński albo uposażenie za ten czas?", .yesNo),
            QuickQuestion("personalCare", "Czy opiekujesz się dzieckiem osobiście?", .yesNo),
        ],
        evaluate: evaluate)

    @Sendable private static func evaluate(
        _ values: QuickValues, _ table: RuleTable, _ day: LocalDate
    ) throws(AssessmentInputError) -> QuickAnswer {
        let input = try CareBenefitInput(kind: .parentalBenefit, filedOn: day)
        let requirements = [
            QuickRequirement(
                "no-maternity-benefit", "Na to dziecko nikt nie może dostawać zasiłku macierzyńskiego.",
                isMet: try !values.isYes("maternityBenefit"),
                unmet: "Na to dziecko ktoś dostaje zasiłek macierzyński albo uposażenie.", isVerified: false),
            QuickRequirement(
                "personal-care", "Trzeba opiekować się dzieckiem osobiście.",
                isMet: try values.isYes("personalCare"), unmet: "Nie opiekujesz się dzieckiem osobiście.",
                isVerified: false),
        ]
        let duration = AssessmentStep(
            "duration", "Świadczenie wypłaca się od 52 do 71 tygodni, zależnie od liczby dzieci.",
            doubts: ["Liczbę tygodni przyjęto z wiedzy ogólnej (GK)."])
        return .assessment([
            Assessment(of: input.assessment(by: table), requiring: requirements, notes: [duration])
        ])
    }
}
