import Applications

/// Fundusz alimentacyjny (DOMAIN §4.1, §4.2, §4.4).
enum AlimonyQuickCheck {
    static let check = QuickCheck(
        slug: "fundusz-alimentacyjny", title: "Czy możesz dostać świadczenie z funduszu alimentacyjnego?",
        benefit: .alimonyFund, form: "fundusz-alimentacyjny",
        intro: "Fundusz płaci, gdy komornik nie może ściągnąć alimentów od rodzica. Sprawdzisz do sześciu osób "
            + "uprawnionych.",
        notes: [
            "Nie pytamy o obywatelstwo i o miejsce zamieszkania. Świadczenie jest dla osób, które mieszkają w Polsce.",
            FamilyIncomeQuestions.note,
        ],
        questions: [
            QuickQuestion(
                "courtTitle", "Czy alimenty ustalił sąd?", .yesNo, help: "Wyrokiem albo ugodą przed sądem."),
            QuickQuestion(
                "ineffective", "Czy egzekucja alimentów jest bezskuteczna?", .yesNo,
                help: "Tak, gdy przez ostatnie dwa miesiące nie udało się ściągnąć całych alimentów bieżących "
                    + "i zaległych albo gdy nie da się ich ściągnąć za granicą."),
            period.question, FamilyIncomeQuestions.persons, FamilyIncomeQuestions.span, FamilyIncomeQuestions.income,
            QuickQuestion(
                "entitled", "Liczba osób uprawnionych do alimentów", .count(1...mostEntitled),
                help: "Licz osoby do 18 lat, uczące się do 25 lat, a ze znacznym stopniem niepełnosprawności bez "
                    + "względu na wiek."),
        ] + (1...mostEntitled).map(AlimonyQuickCheck.question),
        evaluate: evaluate)

    static let mostEntitled = 6
    private static let period = PeriodQuestion(kind: .alimony)

    private static func question(ofPerson number: Int) -> QuickQuestion {
        QuickQuestion(
            "alimony\(number)", "Miesięczne alimenty osoby \(number)", .money,
            help: "Bieżąca kwota z wyroku albo ugody.", when: .init("entitled", atLeast: number, of: mostEntitled))
    }

    @Sendable private static func evaluate(
        _ values: QuickValues, _ table: RuleTable, _ day: LocalDate
    ) throws(AssessmentInputError) -> QuickAnswer {
        var alimony: [Money] = []
        for number in 1...(try values.count("entitled")) { alimony.append(try values.money("alimony\(number)")) }
        let period = try period.period(values, on: day)
        let input = try AlimonyInput(
            filedOn: day, period: period, income: FamilyIncomeQuestions.income(values), alimony: alimony)
        let requirements = [
            QuickRequirement(
                "court-title", "Alimenty ustalił sąd, wyrokiem albo ugodą.", isMet: try values.isYes("courtTitle"),
                unmet: "Sąd nie ustalił alimentów."),
            QuickRequirement(
                "ineffective-enforcement", "Egzekucja alimentów jest bezskuteczna.",
                isMet: try values.isYes("ineffective"), unmet: "Egzekucja alimentów nie jest bezskuteczna."),
        ]
        return .assessment([
            Assessment(
                of: input.assessment(by: table), requiring: requirements,
                notes: AlimonyQuickCheck.period.steps(for: period, on: day))
        ])
    }
}
