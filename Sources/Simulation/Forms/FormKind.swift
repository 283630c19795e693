internal import Applications

/// The forms that are filled in, each with its benefit.
enum FormKind: String, CaseIterable, Sendable {
    case housingAllowance = "dodatek-mieszkaniowy"
    case assistance = "wniosek-o-pomoc"
    case needReport = "zgloszenie"
    case familyAllowance = "zasilek-rodzinny"
    case birthGrant = "becikowe"
    case nursingAllowance = "zasilek-pielegnacyjny"
    case careBenefit = "swiadczenie-pielegnacyjne"
    case parentalBenefit = "swiadczenie-rodzicielskie"
    case alimony = "fundusz-alimentacyjny"

    var benefit: BenefitCode {
        switch self {
        case .housingAllowance: .housingAllowance
        case .assistance, .needReport: .socialAssistance
        case .familyAllowance, .birthGrant, .nursingAllowance, .careBenefit, .parentalBenefit: .familyBenefits
        case .alimony: .alimonyFund
        }
    }

    /// As events name it: all forms are in their first version.
    var identity: Submitted.Form { Submitted.Form(id: rawValue, version: "1") }

    func fill(_ filing: Filing, _ random: inout SplitMix64) -> FilledForm {
        switch self {
        case .housingAllowance: HousingAllowanceForm.fill(filing, &random)
        case .assistance: AssistanceForm.fill(filing, &random)
        case .needReport: NeedReportForm.fill(filing, &random)
        case .familyAllowance: FamilyAllowanceForm.fill(filing, &random)
        case .birthGrant: BirthGrantForm.fill(filing, &random)
        case .nursingAllowance: NursingAllowanceForm.fill(filing, &random)
        case .careBenefit: CareBenefitForm.fill(filing, &random)
        case .parentalBenefit: ParentalBenefitForm.fill(filing, &random)
        case .alimony: AlimonyForm.fill(filing, &random)
        }
    }
}
