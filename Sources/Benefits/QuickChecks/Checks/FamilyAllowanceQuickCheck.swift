import Applications

/// Zasiłek rodzinny with the supplements that follow from a few answers (DOMAIN §2.1, §2.2, §2.5).
enum FamilyAllowanceQuickCheck {
    static let check = QuickCheck(
        slug: "zasilek-rodzinny", title: "Czy możesz dostać zasiłek rodzinny?", benefit: .familyBenefits,
        form: "zasilek-rodzinny",
        intro: "Obliczymy, czy zasiłek rodzinny może ci się należeć i ile może wynieść. Sprawdzisz do sześciorga "
            + "dzieci.",
        notes: [
            "Nie pytamy o dodatki z tytułu urodzenia dziecka, urlopu wychowawczego i nauki poza domem. Mogą podnieść "
                + "kwotę, także przy dochodzie powyżej progu.",
            "Zasiłek nie należy się na dziecko w pieczy zastępczej, w instytucji z pełnym utrzymaniem i po ślubie "
                + "dziecka. Ośrodek to sprawdzi.",
            FamilyIncomeQuestions.note,
        ],
        questions: [
            period.question, FamilyIncomeQuestions.persons, FamilyIncomeQuestions.span, FamilyIncomeQuestions.income,
            QuickQuestion(
                "loneParent", "Czy prosisz o dodatek dla osoby samotnie wychowującej dziecko?", .yesNo,
                help: "Jest dla osoby, która nie może dostać alimentów: drugi rodzic nie żyje, ojciec jest nieznany "
                    + "albo sąd oddalił powództwo o alimenty (do sprawdzenia)."),
            QuickQuestion("children", "Liczba dzieci", .count(1...mostChildren)),
        ] + (1...mostChildren).flatMap(FamilyAllowanceQuickCheck.questions),
        evaluate: evaluate)

    static let mostChildren = 6
    private static let period = PeriodQuestion(kind: .family)

    private static func questions(ofChild number: Int) -> [QuickQuestion] {
        let condition = QuickQuestion.Condition("children", atLeast: number, of: mostChildren)
        return [
            QuickQuestion("child\(number)Born", "Data urodzenia dziecka \(number)", .date, when: condition),
            QuickQuestion(
                "child\(number)Disabled", "Czy dziecko \(number) ma orzeczenie o niepełnosprawności?", .yesNo,
                help: "Lekkiego stopnia nie licz.", when: condition),
            QuickQuestion(
                "child\(number)Studies", "Czy dziecko \(number) się uczy?",
                .choice([
                    .init("no", "nie uczy się"), .init("school", "w szkole albo w zerówce"),
                    .init("university", "na uczelni"),
                ]),
                when: condition),
        ]
    }

    @Sendable private static func evaluate(
        _ values: QuickValues, _ table: RuleTable, _ day: LocalDate
    ) throws(AssessmentInputError) -> QuickAnswer {
        let count = try values.count("children")
        guard try values.count("persons") >= count else {
            return .problems([
                QuickProblem(
                    question: "persons", message: "W polu „Liczba osób w rodzinie” policz też wszystkie dzieci.")
            ])
        }
        var children: [FamilyChild] = []
        for number in 1...count { children.append(try child(number, values)) }
        let period = try period.period(values, on: day)
        let input = try FamilyAllowanceInput(
            filedOn: day, period: period, income: FamilyIncomeQuestions.income(values), children: children)
        return .assessment([
            Assessment(
                of: input.assessment(by: table), requiring: [],
                notes: FamilyAllowanceQuickCheck.period.steps(for: period, on: day))
        ])
    }

    private static func child(
        _ number: Int, _ values: QuickValues
    ) throws(AssessmentInputError) -> FamilyChild {
        let studies = try values.choice("child\(number)Studies")
        let isDisabled = try values.isYes("child\(number)Disabled")
        var supplements: Set<FamilyChild.Supplement> = []
        if studies == "school" { supplements.insert(.schoolYear) }
        if isDisabled { supplements.insert(.rehabilitation) }
        if try values.isYes("loneParent") { supplements.insert(.singleParent) }
        return FamilyChild(
            dateOfBirth: try values.date("child\(number)Born"), isStudying: studies != "no", isDisabled: isDisabled,
            supplements: supplements)
    }
}
