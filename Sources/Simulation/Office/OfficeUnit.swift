internal import Applications

/// Who deals with a benefit: the cell, its employees, the sign of its files.
struct OfficeUnit: Sendable {
    let name: String
    let caseworkers: [String]
    /// What case numbers begin with (rozp. PRM z 18.01.2011; the signs are invented).
    let sign: String

    static func of(_ benefit: BenefitCode) -> OfficeUnit {
        switch benefit {
        case .housingAllowance: housing
        case .familyBenefits: family
        case .alimonyFund: alimony
        default: assistance
        }
    }

    private static let housing = OfficeUnit(
        name: "Dział Dodatków Mieszkaniowych", caseworkers: ["k01", "k02", "k03"], sign: "DM.8230")
    private static let family = OfficeUnit(
        name: "Dział Świadczeń Rodzinnych", caseworkers: ["k04", "k05", "k06", "k07"], sign: "SR.4321")
    private static let alimony = OfficeUnit(
        name: "Dział Funduszu Alimentacyjnego", caseworkers: ["k08", "k09"], sign: "FA.4322")
    private static let assistance = OfficeUnit(
        name: "Dział Pomocy Środowiskowej", caseworkers: ["k10", "k11", "k12"], sign: "PS.5110")
}
