/// The questions on a family's income that several checks share.
enum FamilyIncomeQuestions {
    static let persons = QuickQuestion(
        "persons", "Liczba osób w rodzinie", .count(1...20),
        help: "Policz siebie, męża lub żonę, drugiego rodzica dziecka, który z nim mieszka, i dzieci do 25 lat.")
    static let span = QuickQuestion(
        "incomeSpan", "Za jaki czas podasz dochód rodziny?",
        .choice([.init("year", "za cały rok"), .init("month", "średnio za miesiąc")]))
    static let income = QuickQuestion(
        "income", "Dochód rodziny", .money,
        help: "Kwota na rękę wszystkich osób razem, z roku kalendarzowego przed okresem, na który składasz wniosek. "
            + "Nie wliczaj 800+ ani zasiłku rodzinnego (do sprawdzenia). Wpisz 0, jeśli nikt nie miał dochodu.")

    /// What the checks that ask these questions leave out.
    static let note =
        "Nie pytamy o dochód utracony i uzyskany, gospodarstwo rolne i alimenty płacone innym. Mogą zmienić wynik."

    static func income(_ values: QuickValues) throws(AssessmentInputError) -> HouseholdIncome {
        try HouseholdIncome(
            total: values.money(income.name), months: values.choice(span.name) == "year" ? 12 : 1,
            persons: values.count(persons.name))
    }
}
