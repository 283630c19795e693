import Applications

/// What an application says of a family and of its income. Family forms ask for untaxed income only, so this is shown
/// and never taken for the income.
struct DeclaredFamily {
    /// Where a form keeps these answers.
    struct Places {
        let untaxed: String
        let farms: String
        let hectares: String
        let lost: String
        let gained: String

        /// SR-1 and SR-2.
        static let familyBenefits = Places(
            untaxed: "/income/untaxed", farms: "/income/farms", hectares: "/conversionHectares", lost: "/income/lost",
            gained: "/income/gained")
        /// FA-1.
        static let alimonyFund = Places(
            untaxed: "/otherIncomes", farms: "/farms", hectares: "/hectares", lost: "/lostIncomes",
            gained: "/gainedIncomes")
    }

    let persons: Int
    let untaxed: Money
    let alimonyPaid: Money
    let farms: [DecimalNumber]
    let lost: Int
    let gained: Int

    init(_ answers: FormAnswers, persons: Int, at places: Places) {
        self.persons = persons
        untaxed = answers.sum(places.untaxed, "/amountGrosze")
        alimonyPaid = answers.optionalMoney("/income/alimonyPaidGrosze") ?? .zero
        farms = answers.list(places.farms).compactMap { $0.decimal(places.hectares) }
        lost = answers.list(places.lost).count
        gained = answers.list(places.gained).count
    }

    var steps: [AssessmentStep] {
        [
            AssessmentStep(
                "family-size", "Osoby, które wniosek podaje jako rodzinę.", result: "\(persons)\u{a0}os.",
                doubts: [
                    "Sprawdź, kto liczy się do rodziny: dzieci po 25. roku życia i dziecko pod opieką prawną zwykle się nie "
                        + "liczą (GK)."
                ]),
            AssessmentStep(
                "declared-income",
                "Dochody nieopodatkowane na zasadach ogólnych, które podaje wniosek, razem za rok.",
                result: "\(untaxed)", doubts: remarks),
        ]
    }

    private var remarks: [String] {
        var remarks: [String] = []
        if alimonyPaid > .zero {
            remarks.append("Od dochodu odejmuje się alimenty zapłacone innym osobom, według wniosku \(alimonyPaid).")
        }
        if !farms.isEmpty {
            let hectares = farms.map { "\($0)" }.joined(separator: " + ")
            remarks.append(
                "Wniosek podaje gospodarstwo rolne: \(hectares)\u{a0}ha przeliczeniowych. Dochodu z hektara na rok nie ma w "
                    + "tabeli stawek.")
        }
        if lost > 0 { remarks.append("Wniosek podaje dochód utracony: pozycji \(lost).") }
        if gained > 0 { remarks.append("Wniosek podaje dochód uzyskany: pozycji \(gained).") }
        return remarks
    }
}
