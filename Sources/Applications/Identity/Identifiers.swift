/// One application (wniosek): the record key on the log, derived from who filed what (`Identity`).
public struct ApplicationID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The identifier itself.
    public let uuid: UUID128

    /// Wraps a UUID.
    public init(_ uuid: UUID128) { self.uuid = uuid }

    /// Lower-case 8-4-4-4-12.
    public var description: String { uuid.description }

    /// Byte order.
    public static func < (left: Self, right: Self) -> Bool { left.uuid < right.uuid }
}

/// One event: a retry carries the same identifier, so the fold drops it.
public struct EventID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The identifier itself.
    public let uuid: UUID128

    /// Wraps a UUID.
    public init(_ uuid: UUID128) { self.uuid = uuid }

    /// Lower-case 8-4-4-4-12.
    public var description: String { uuid.description }

    /// Byte order.
    public static func < (left: Self, right: Self) -> Bool { left.uuid < right.uuid }
}

/// The benefit area an application asks for. Open: a new benefit is a new code under `schemas/`, no new case here.
public struct BenefitCode: RawRepresentable, Hashable, Sendable {
    /// The wire name in kebab-case, as in topic names.
    public let rawValue: String

    /// Any code; unknown ones follow the general procedure.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Dodatek mieszkaniowy.
    public static let housingAllowance = BenefitCode(rawValue: "housing-allowance")
    /// Pomoc społeczna.
    public static let socialAssistance = BenefitCode(rawValue: "social-assistance")
    /// Świadczenia rodzinne.
    public static let familyBenefits = BenefitCode(rawValue: "family-benefits")
    /// Fundusz alimentacyjny.
    public static let alimonyFund = BenefitCode(rawValue: "alimony-fund")
}
