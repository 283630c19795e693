public import Applications

/// The year for which a family or alimony benefit is granted.
public struct BenefitPeriod: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Whose period it is.
    public enum Kind: Sendable, Hashable {
        /// Świadczenia rodzinne: 1 November to 31 October (DOMAIN §2.5).
        case family
        /// Fundusz alimentacyjny: 1 October to 30 September (DOMAIN §4.4).
        case alimony

        var firstMonth: Int { self == .family ? 11 : 10 }
    }

    /// Whose period it is.
    public let kind: Kind
    /// First day.
    public let first: LocalDate
    /// Last day.
    public let last: LocalDate

    /// The period that begins in a year; nil outside the years 1–9998.
    public init?(_ kind: Kind, startYear: Int) {
        guard startYear <= 9998, let first = LocalDate(year: startYear, month: kind.firstMonth, day: 1) else {
            return nil
        }
        self.kind = kind
        self.first = first
        last = first.adding(months: 12).adding(days: -1)
    }

    /// As offices write it, `2026/2027`: two years of four digits, the second one later.
    public init?(_ kind: Kind, _ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 4 && $0.utf8.allSatisfy(isDigit) }),
            let start = Int(parts[0]), let end = Int(parts[1]), end == start + 1
        else { return nil }
        self.init(kind, startYear: start)
    }

    /// The period a day lies in.
    public init?(_ kind: Kind, containing day: LocalDate) {
        self.init(kind, startYear: day.month >= kind.firstMonth ? day.year : day.year - 1)
    }

    /// The first days of its twelve months.
    public var months: [LocalDate] { (0..<12).map { first.adding(months: $0) } }

    /// `2026/2027`.
    public var description: String { "\(first.iso.prefix(4))/\(last.iso.prefix(4))" }

    /// By first day.
    public static func < (left: BenefitPeriod, right: BenefitPeriod) -> Bool { left.first < right.first }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
