import Applications

/// Zasiłek stały, zasiłek okresowy and the meal programme (DOMAIN §1.1, §1.4, §1.5).
enum SocialAssistanceQuickCheck {
    static let check = QuickCheck(
        slug: "pomoc-spoleczna", title: "Czy możesz dostać pomoc społeczną?", benefit: .socialAssistance,
        form: "wniosek-o-pomoc",
        intro: "Porównamy twój dochód z kryterium i powiemy, czy możliwy jest zasiłek stały, zasiłek okresowy i pomoc "
            + "w programie „Posiłek w szkole i w domu”.",
        notes: [
            "O pomocy rozstrzyga wywiad pracownika socjalnego. Nie pytamy o majątek, gospodarstwo rolne ani o powód "
                + "trudnej sytuacji, na przykład chorobę lub bezrobocie.",
            "Zasiłku celowego nie obliczamy. Specjalny zasiłek celowy i pomoc po zdarzeniu losowym są możliwe także przy "
                + "dochodzie powyżej kryterium (do sprawdzenia).",
            "Praca socjalna i poradnictwo nie zależą od dochodu (do sprawdzenia).",
        ],
        questions: [
            QuickQuestion(
                "household", "Czy gospodarujesz samotnie?",
                .choice([
                    .init("alone", "tak, mieszkam i gospodaruję samotnie"),
                    .init("family", "nie, mieszkam i gospodaruję z innymi osobami"),
                ])),
            QuickQuestion(
                "persons", "Liczba osób w rodzinie", .count(2...20),
                help: "Policz siebie i osoby, z którymi mieszkasz i gospodarujesz, także niespokrewnione "
                    + "(do sprawdzenia).",
                when: .init("household", "family")),
            QuickQuestion(
                "income", "Dochód z poprzedniego miesiąca", .money,
                help: "Kwota na rękę wszystkich osób razem, bez alimentów płaconych innym. Nie wliczaj 800+ ani "
                    + "jednorazowej pomocy (do sprawdzenia). Wpisz 0, jeśli nikt nie miał dochodu."),
            QuickQuestion(
                "unableToWork",
                "Czy jesteś osobą dorosłą, całkowicie niezdolną do pracy z powodu wieku albo niepełnosprawności?",
                .yesNo),
            QuickQuestion(
                "ownIncome", "Twój własny dochód z poprzedniego miesiąca", .money,
                help: "Liczy się przy zasiłku stałym (do sprawdzenia). Zostaw puste, jeśli nie wiesz.",
                isRequired: false, when: .init("household", "family")),
        ],
        evaluate: evaluate)

    @Sendable private static func evaluate(
        _ values: QuickValues, _ table: RuleTable, _ day: LocalDate
    ) throws(AssessmentInputError) -> QuickAnswer {
        let total = try values.money("income")
        let own = values["ownIncome"] == nil ? nil : try values.money("ownIncome")
        if let own, own > total {
            return .problems([
                QuickProblem(
                    question: "ownIncome",
                    message: "Wpisz własny dochód nie większy niż dochód wszystkich osób razem.")
            ])
        }
        let persons = try values.choice("household") == "alone" ? 1 : try values.count("persons")
        let input = try SocialAssistanceInput(
            filedOn: day, income: HouseholdIncome(total: total, months: 1, persons: persons), ownIncome: own)
        let unable = QuickRequirement(
            "unable-to-work",
            "Zasiłek stały jest dla osoby dorosłej, całkowicie niezdolnej do pracy z powodu wieku albo "
                + "niepełnosprawności.",
            isMet: try values.isYes("unableToWork"),
            unmet: "Zasiłek stały jest tylko dla osób całkowicie niezdolnych do pracy.")
        return .assessment([
            Assessment(of: input.permanentAllowance(by: table), requiring: [unable]),
            input.periodicAllowance(by: table), input.meals(by: table),
        ])
    }
}
