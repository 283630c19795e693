/// An amount in Polish grosze: whole, exact, of either sign. Amounts of cases stay far below 64 bits: assessments accept
/// nothing above 100 million złotych (`AssessmentInputError`).
public struct Money: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Hundredths of a złoty.
    public let grosze: Int64

    /// So many grosze.
    public init(grosze: Int64) { self.grosze = grosze }

    /// 0 zł.
    public static let zero = Money(grosze: 0)

    /// As people write it: `1 234,50 zł`, with no-break spaces.
    public var description: String { "\(DecimalNumber(mantissa: grosze, scale: 2).text(places: 2))\u{a0}zł" }

    /// Without the unit, for formulas: `1 234,50`.
    var figure: String { DecimalNumber(mantissa: grosze, scale: 2).text(places: 2) }

    /// By amount.
    public static func < (left: Money, right: Money) -> Bool { left.grosze < right.grosze }

    // A table may hold any number, so sums stop at what 64 bits hold instead of trapping.

    static func + (left: Money, right: Money) -> Money {
        Money(grosze: Int64(clamping: Int128(left.grosze) + Int128(right.grosze)))
    }

    static func - (left: Money, right: Money) -> Money {
        Money(grosze: Int64(clamping: Int128(left.grosze) - Int128(right.grosze)))
    }

    static func * (left: Money, right: Int) -> Money {
        Money(grosze: Int64(clamping: Int128(left.grosze) * Int128(right)))
    }

    /// The amount times a fraction, in whole grosze; the only place where an amount is rounded.
    func times(_ fraction: Fraction, rounding: Rounding) -> Money {
        Money(grosze: fraction.scaling(grosze, rounding: rounding))
    }
}

/// How a fraction of a grosz becomes a whole one.
enum Rounding {
    /// To the nearest; half a grosz away from zero.
    case nearest
    /// Towards zero.
    case down
}
