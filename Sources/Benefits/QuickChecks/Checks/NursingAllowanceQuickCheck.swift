import Applications

/// Zasiłek pielęgnacyjny (DOMAIN §2.1, §2.3; its conditions are general knowledge there).
enum NursingAllowanceQuickCheck {
    static let check = QuickCheck(
        slug: "zasilek-pielegnacyjny", title: "Czy możesz dostać zasiłek pielęgnacyjny?", benefit: .familyBenefits,
        form: "zasilek-pielegnacyjny",
        intro: "Zasiłek pielęgnacyjny ma stałą kwotę. Odpowiedz o osobie, która ma go dostać: o sobie, swoim dziecku "
            + "albo osobie pod twoją opieką prawną.",
        notes: [
            "Nie pytamy, czy ktoś pobiera za granicą świadczenie na pielęgnację tej osoby. Ośrodek to sprawdzi "
                + "(do sprawdzenia)."
        ],
        questions: [
            QuickQuestion(
                "ground", "Co dotyczy tej osoby?",
                .choice([
                    .init("disabled-child", "dziecko do 16 lat z orzeczeniem o niepełnosprawności"),
                    .init("severe-disability", "znaczny stopień niepełnosprawności"),
                    .init(
                        "moderate-disability-before-21",
                        "umiarkowany stopień niepełnosprawności, która powstała przed ukończeniem 21 lat"),
                    .init("age-75", "ukończone 75 lat"), .init("none", "nic z tego"),
                ])),
            QuickQuestion(
                "institution", "Czy ta osoba jest w instytucji, która zapewnia pełne bezpłatne utrzymanie?", .yesNo,
                help: "Na przykład w domu pomocy społecznej (do sprawdzenia)."),
            QuickQuestion(
                "careSupplement", "Czy ta osoba ma dodatek pielęgnacyjny do emerytury albo renty?", .yesNo),
        ],
        evaluate: evaluate)

    @Sendable private static func evaluate(
        _ values: QuickValues, _ table: RuleTable, _ day: LocalDate
    ) throws(AssessmentInputError) -> QuickAnswer {
        let input = try CareBenefitInput(kind: .nursingAllowance, filedOn: day)
        let requirements = [
            QuickRequirement(
                "ground",
                "Zasiłek jest dla niepełnosprawnego dziecka, osoby ze znacznym stopniem niepełnosprawności, osoby "
                    + "z umiarkowanym stopniem, gdy niepełnosprawność powstała przed ukończeniem 21 lat, i osoby, która "
                    + "ukończyła 75 lat.",
                isMet: try values.choice("ground") != "none", unmet: "Nie ma podstawy do zasiłku.", isVerified: false),
            QuickRequirement(
                "institution", "Osoba nie może przebywać w instytucji z pełnym bezpłatnym utrzymaniem.",
                isMet: try !values.isYes("institution"),
                unmet: "Osoba jest w instytucji z pełnym bezpłatnym utrzymaniem.", isVerified: false),
            QuickRequirement(
                "care-supplement", "Osoba nie może mieć dodatku pielęgnacyjnego do emerytury ani renty.",
                isMet: try !values.isYes("careSupplement"),
                unmet: "Osoba ma dodatek pielęgnacyjny do emerytury albo renty.", isVerified: false),
        ]
        return .assessment([Assessment(of: input.assessment(by: table), requiring: requirements)])
    }
}
