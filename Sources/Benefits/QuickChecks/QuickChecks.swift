/// The quick checks of the portal.
public enum QuickChecks {
    /// To be shown with every result, in Polish.
    public static let notice =
        "To podpowiedź na podstawie twoich odpowiedzi, a nie decyzja. Odpowiedzi nie zapisujemy. "
        + "Wniosek możesz złożyć bez względu na wynik."

    /// In the order they are listed.
    public static let all: [QuickCheck] = [
        HousingQuickCheck.check, FamilyAllowanceQuickCheck.check, BirthGrantQuickCheck.check,
        NursingAllowanceQuickCheck.check, NursingBenefitQuickCheck.check, ParentalBenefitQuickCheck.check,
        AlimonyQuickCheck.check, SocialAssistanceQuickCheck.check,
    ]

    /// The check at this address; nil for an unknown one.
    public static func check(slug: String) -> QuickCheck? { all.first { $0.slug == slug } }
}
