import Applications

/// `family-benefits/swiadczenie-pielegnacyjne/1`: the amount grows with the persons under 18 who are cared for.
struct NursingBenefitAnswers {
    let input: CareBenefitInput
    let requirements: [QuickRequirement]
    let notes: [AssessmentStep]

    init(_ answers: FormAnswers, filedOn: LocalDate) throws(AssessmentInputError) {
        var requirements: [QuickRequirement] = []
        var notes: [AssessmentStep] = []
        var minors = 0
        for (index, person) in answers.list("/caredFor").enumerated() {
            let isMinor = try !person.date("/dateOfBirth").isPast(years: 18, on: filedOn)
            if isMinor {
                minors += 1
                requirements.append(
                    DisabilityRuling.validity(person, "/ruling", person: index + 1, filedOn: filedOn))
            } else {
                notes.append(
                    AssessmentStep(
                        "adult-\(index + 1)",
                        "Osoba \(index + 1) ma 18 lat, więc na nią świadczenie nie przysługuje. \(NursingBenefitQuickCheck.adultAdvice)",
                        result: "nie liczy się"))
            }
        }
        let hasMinor = QuickRequirement(
            "under-18", "Świadczenie jest dla opiekuna osoby, która nie ma 18 lat.", isMet: minors > 0,
            unmet: "Żadna osoba z wniosku nie ma mniej niż 18 lat.")
        self.requirements = [hasMinor] + requirements
        if answers.text("/request/kind") == "increase" {
            notes.append(
                AssessmentStep(
                    "increase",
                    "Wniosek o podwyższenie: obliczona kwota jest za wszystkie osoby z wniosku razem, a nie różnicą.",
                    doubts: minors > 1 ? [] : ["Wniosek podaje tylko jedną osobę. Sprawdź poprzednią decyzję."]))
        }
        self.notes = notes
        input = try CareBenefitInput(kind: .nursingBenefit, filedOn: filedOn, persons: max(1, minors))
    }

    func assessment(by table: RuleTable) -> Assessment {
        Assessment(of: input.assessment(by: table), requiring: requirements, notes: notes)
    }
}
