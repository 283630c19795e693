import Applications

/// `family-benefits/swiadczenie-rodzicielskie/1`. Its conditions are general knowledge, so they only leave the outcome
/// open.
struct ParentalBenefitAnswers {
    let input: CareBenefitInput
    let requirements: [QuickRequirement]
    let children: Int

    init(_ answers: FormAnswers, filedOn: LocalDate) throws(AssessmentInputError) {
        children = answers.list("/children").count
        try AssessmentInputError.check(children, in: 1...10, "/children")
        input = try CareBenefitInput(kind: .parentalBenefit, filedOn: filedOn)
        let drawn = answers.text("/care/otherParent/drawnBenefit") ?? "none"
        let isOver = answers.optionalDate("/care/otherParent/drawnTo").map { $0 < filedOn } ?? false
        requirements = [
            QuickRequirement(
                "no-other-benefit",
                "W tym samym czasie nikt nie może dostawać na to dziecko zasiłku macierzyńskiego ani świadczenia "
                    + "rodzicielskiego.",
                isMet: drawn == "none" || isOver,
                unmet: "Druga osoba w dniu złożenia wniosku pobierała świadczenie na to dziecko.", isVerified: false)
        ]
    }

    func assessment(by table: RuleTable) -> Assessment {
        let duration = AssessmentStep(
            "duration",
            "Świadczenie wypłaca się od 52 do 71 tygodni, zależnie od liczby dzieci. Skraca je to, co ktoś już "
                + "pobrał na te dzieci.",
            result: "dzieci: \(children)", doubts: ["Liczbę tygodni przyjęto z wiedzy ogólnej (GK)."])
        return Assessment(of: input.assessment(by: table), requiring: requirements, notes: [duration])
    }
}
