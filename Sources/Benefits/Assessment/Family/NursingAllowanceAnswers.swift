import Applications

/// `family-benefits/zasilek-pielegnacyjny/1`. The grounds are general knowledge, so they only leave the outcome open.
struct NursingAllowanceAnswers {
    let input: CareBenefitInput
    let requirements: [QuickRequirement]

    init(_ answers: FormAnswers, filedOn: LocalDate) throws(AssessmentInputError) {
        input = try CareBenefitInput(kind: .nursingAllowance, filedOn: filedOn)
        let isForApplicant = try answers.choice("/concerned/who") == "applicant"
        let born = try answers.date(isForApplicant ? "/applicant/dateOfBirth" : "/concerned/person/dateOfBirth")
        let kind = try answers.choice("/ground/kind")
        var requirements = [try Self.ground(kind, born: born, answers, filedOn: filedOn)]
        if kind != "age-75" {
            requirements.append(DisabilityRuling.validity(answers, "/ground/ruling", filedOn: filedOn))
        }
        self.requirements = requirements
    }

    func assessment(by table: RuleTable) -> Assessment {
        Assessment(of: input.assessment(by: table), requiring: requirements)
    }

    private static func ground(
        _ kind: String, born: LocalDate, _ answers: FormAnswers, filedOn: LocalDate
    ) throws(AssessmentInputError) -> QuickRequirement {
        switch kind {
        case "age-75":
            QuickRequirement(
                "ground", "Zasiłek jest dla osoby, która ukończyła 75 lat.",
                isMet: born.isPast(years: 75, on: filedOn), unmet: "W dniu złożenia wniosku osoba nie miała 75 lat.",
                isVerified: false)
        case "disabled-child":
            QuickRequirement(
                "ground", "Zasiłek jest dla niepełnosprawnego dziecka do 16 lat.",
                isMet: !born.isPast(years: 16, on: filedOn), unmet: "W dniu złożenia wniosku dziecko miało 16 lat.",
                isVerified: false)
        case "moderate-disability-before-21":
            QuickRequirement(
                "ground",
                "Zasiłek jest dla osoby z umiarkowanym stopniem niepełnosprawności, która powstała przed ukończeniem 21 lat.",
                isMet: !born.isPast(years: 21, on: try answers.date("/ground/disabilitySince")),
                unmet: "Niepełnosprawność powstała po ukończeniu 21 lat.", isVerified: false)
        case "severe-disability":
            QuickRequirement(
                "ground", "Zasiłek jest dla osoby ze znacznym stopniem niepełnosprawności.", isMet: true,
                unmet: "Nie ma podstawy do zasiłku.", isVerified: false)
        default: throw AssessmentInputError("/ground/kind", expected: "podstawa zasiłku z formularza")
        }
    }
}
