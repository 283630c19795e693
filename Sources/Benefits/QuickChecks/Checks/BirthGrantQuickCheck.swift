import Applications

/// Jednorazowa zapomoga, „becikowe” (DOMAIN §2.1; deadline and medical care are general knowledge there).
enum BirthGrantQuickCheck {
    static let check = QuickCheck(
        slug: "becikowe", title: "Czy możesz dostać becikowe?", benefit: .familyBenefits, form: "becikowe",
        intro: "Becikowe to jednorazowa zapomoga z tytułu urodzenia dziecka. Sprawdzimy dochód rodziny i termin.",
        notes: [
            "Zapomoga nie należy się na dziecko w pieczy zastępczej ani na dziecko, na które ktoś już ją dostał "
                + "(do sprawdzenia).",
            FamilyIncomeQuestions.note,
        ],
        questions: [
            QuickQuestion(
                "role", "Kim jesteś dla dziecka?",
                .choice([
                    .init("parent", "matką albo ojcem"),
                    .init("guardian", "opiekunem albo rodzicem, który przysposobił dziecko"),
                ])),
            QuickQuestion("born", "Data urodzenia dziecka", .date, when: .init("role", "parent")),
            QuickQuestion(
                "takenIntoCare", "Dzień objęcia dziecka opieką", .date, when: .init("role", "guardian")),
            QuickQuestion(
                "medicalCare", "Czy matka dziecka była pod opieką medyczną od 10. tygodnia ciąży?", .yesNo,
                when: .init("role", "parent")),
            QuickQuestion(
                "children", "Liczba dzieci", .count(1...10),
                help: "Dzieci urodzone razem albo razem objęte opieką."),
            FamilyIncomeQuestions.persons, FamilyIncomeQuestions.span, FamilyIncomeQuestions.income,
        ],
        evaluate: evaluate)

    @Sendable private static func evaluate(
        _ values: QuickValues, _ table: RuleTable, _ day: LocalDate
    ) throws(AssessmentInputError) -> QuickAnswer {
        let children = try values.count("children")
        guard try values.count("persons") >= children else {
            return .problems([
                QuickProblem(
                    question: "persons", message: "W polu „Liczba osób w rodzinie” policz też wszystkie dzieci.")
            ])
        }
        let input = try BirthGrantInput(
            filedOn: day, income: FamilyIncomeQuestions.income(values), children: children)
        return .assessment([
            Assessment(of: input.assessment(by: table), requiring: try requirements(values, on: day))
        ])
    }

    private static func requirements(
        _ values: QuickValues, on day: LocalDate
    ) throws(AssessmentInputError) -> [QuickRequirement] {
        let isParent = try values.choice("role") == "parent"
        let start = try values.date(isParent ? "born" : "takenIntoCare")
        let deadline = QuickRequirement(
            "filing-deadline",
            isParent
                ? "Wniosek składa się w ciągu 12 miesięcy od urodzenia dziecka."
                : "Opiekun i rodzic, który przysposobił dziecko, składają wniosek w ciągu 12 miesięcy od objęcia go opieką.",
            isMet: day <= start.adding(months: 12), unmet: "Minęło więcej niż 12 miesięcy.", isVerified: false)
        guard isParent else { return [deadline] }
        let care = QuickRequirement(
            "medical-care", "Matka dziecka musi być pod opieką medyczną od 10. tygodnia ciąży do porodu.",
            isMet: try values.isYes("medicalCare"),
            unmet: "Matka dziecka nie była pod opieką medyczną od 10. tygodnia ciąży.", isVerified: false)
        return [deadline, care]
    }
}
