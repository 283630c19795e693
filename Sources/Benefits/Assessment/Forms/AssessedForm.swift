public import JSON

/// A form whose answers the rules can be applied to; the raw value is its id. Reports have no calculation.
public enum AssessedForm: String, Sendable, Hashable, CaseIterable {
    /// Dodatek mieszkaniowy.
    case housingAllowance = "dodatek-mieszkaniowy"
    /// Zasiłek rodzinny z dodatkami, SR-1.
    case familyAllowance = "zasilek-rodzinny"
    /// Jednorazowa zapomoga z tytułu urodzenia się dziecka, SR-2.
    case birthGrant = "becikowe"
    /// Zasiłek pielęgnacyjny, SR-3.
    case nursingAllowance = "zasilek-pielegnacyjny"
    /// Świadczenie pielęgnacyjne, SR-4.
    case nursingBenefit = "swiadczenie-pielegnacyjne"
    /// Świadczenie rodzicielskie, SR-6.
    case parentalBenefit = "swiadczenie-rodzicielskie"
    /// Świadczenie z funduszu alimentacyjnego, FA-1.
    case alimony = "fundusz-alimentacyjny"
    /// Wniosek o pomoc społeczną.
    case socialAssistance = "wniosek-o-pomoc"

    /// The form that answers belong to, by the members that only its schema has; nil when there are none. Corrected
    /// answers come without the form's id.
    public init?(recognizing answers: JSONNode) {
        func has(_ member: String) -> Bool { answers[member] != nil }
        if has("entitled") {
            self = .alimony
        } else if has("caredFor") {
            self = .nursingBenefit
        } else if has("concerned") {
            self = .nursingAllowance
        } else if has("children") {
            self = has("claim") ? .parentalBenefit : has("benefitPeriod") ? .familyAllowance : .birthGrant
        } else if has("request"), has("situation") {
            self = .socialAssistance
        } else if has("legalTitle"), has("equipment") {
            self = .housingAllowance
        } else {
            return nil
        }
    }
}
