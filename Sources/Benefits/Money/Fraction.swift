/// A ratio of two whole numbers, kept exact: percentages, areas, prices and parts per person.
struct Fraction: Sendable, Hashable {
    let numerator: Int64
    /// Above zero.
    let denominator: Int64

    /// A denominator below 1 counts as 1.
    init(_ numerator: Int64, over denominator: Int64) {
        self.numerator = numerator
        self.denominator = max(1, denominator)
    }

    /// The exact value of a decimal.
    init(_ decimal: DecimalNumber) {
        self.init(decimal.mantissa, over: decimal.powerOfTen)
    }

    /// So many hundredths.
    init(percent: DecimalNumber) {
        self.init(percent.mantissa, over: percent.powerOfTen * 100)
    }

    /// One part of so many.
    init(partOf count: Int) {
        self.init(1, over: Int64(count))
    }

    /// `value` times the fraction, rounded once; beyond 64 bits the nearest value that fits.
    func scaling(_ value: Int64, rounding: Rounding) -> Int64 {
        let product = Int128(value) * Int128(numerator)
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: Int128(denominator))
        let isHalf = 2 * remainder.magnitude >= UInt128(denominator)
        let step: Int128 = rounding == .nearest && isHalf ? product.signum() : 0
        return Int64(clamping: quotient + step)
    }
}
