import Applications

/// The benefit period a check is made for: the one today lies in, or the next one.
struct PeriodQuestion {
    let kind: BenefitPeriod.Kind

    var question: QuickQuestion {
        let days = kind == .family ? "od 1 listopada do 31 października" : "od 1 października do 30 września"
        return QuickQuestion(
            "period", "Na jaki okres?",
            .choice([.init("current", "obecny"), .init("next", "następny")]),
            help: "Okres trwa \(days). Wniosek na następny okres można złożyć od 1 lipca przez internet, "
                + "a od 1 sierpnia na papierze.")
    }

    func period(_ values: QuickValues, on day: LocalDate) throws(AssessmentInputError) -> BenefitPeriod {
        let isNext = try values.choice("period") == "next"
        guard let current = BenefitPeriod(kind, containing: day),
            let period = isNext ? BenefitPeriod(kind, startYear: current.first.year + 1) : current
        else { throw AssessmentInputError("period", expected: "okres w latach 1–9999") }
        return period
    }

    /// Which year's income counts, and from when applications are taken.
    func steps(for period: BenefitPeriod, on day: LocalDate) -> [AssessmentStep] {
        let year = period.first.year - 1
        var steps = [
            AssessmentStep(
                "income-year", "Liczy się dochód rodziny z roku kalendarzowego przed okresem \(period).",
                result: "\(year)\u{a0}r.",
                doubts: kind == .family ? [] : ["Rok dochodu przyjęto z wiedzy ogólnej (GK)."])
        ]
        if let opening = LocalDate(year: period.first.year, month: 7, day: 1), day < opening {
            steps.append(
                AssessmentStep(
                    "filing-window",
                    "Wnioski na ten okres przyjmuje się przez internet od 1 lipca, a na papierze od 1 sierpnia. "
                        + "Do tego czasu stawki mogą się zmienić.",
                    result: "od \(opening.polish)"))
        }
        return steps
    }
}
