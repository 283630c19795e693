/// The read models that exist.
public enum ReadModelName: String, CaseIterable, Sendable {
    /// Cases of pomoc społeczna.
    case socialAssistance = "social-assistance"
    /// Cases of świadczenia rodzinne.
    case familyBenefits = "family-benefits"
    /// Cases of dodatek mieszkaniowy.
    case housingAllowance = "housing-allowance"
    /// Cases of fundusz alimentacyjny.
    case alimonyFund = "alimony-fund"
    /// Reference → status, without personal data.
    case applicantStatus = "applicant-status"
    /// Every record, verbatim and chained.
    case eventArchive = "event-archive"
}
