extension ExactDecimal: Comparable {
    package static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
        a.isNegative != b.isNegative ? a.isNegative : compareMagnitudes(a, b) == (a.isNegative ? 1 : -1)
    }

    /// -1, 0 or 1.
    private static func compareMagnitudes(_ a: ExactDecimal, _ b: ExactDecimal) -> Int {
        if a.isZero || b.isZero { return a.isZero ? (b.isZero ? 0 : -1) : 1 }
        if a.large == nil, b.large == nil {
            let exponent = min(a.exponent, b.exponent)
            if let left = a.small(atExponent: exponent), let right = b.small(atExponent: exponent) {
                return left == right ? 0 : left < right ? -1 : 1
            }
        }
        let left = a.digits
        let right = b.digits
        let leftMagnitude = left.count + a.exponent
        let rightMagnitude = right.count + b.exponent
        if leftMagnitude != rightMagnitude { return leftMagnitude < rightMagnitude ? -1 : 1 }
        // Same magnitude, first digits aligned: the shorter one continues with zeros, and no normal form ends in zero.
        for (l, r) in zip(left, right) where l != r { return l < r ? -1 : 1 }
        return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
    }

    /// The significand for a smaller exponent; nil when 64 bits do not hold it.
    private func small(atExponent smaller: Int) -> UInt64? {
        guard exponent - smaller <= 19 else { return nil }
        var value = small
        for _ in 0..<(exponent - smaller) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return value
    }

    /// Whether the value is an integer times `divisor`; exact for all sizes. False for a divisor of zero.
    package func isMultiple(of divisor: ExactDecimal) -> Bool {
        if divisor.isZero { return false }
        if isZero { return true }
        let shift = exponent - divisor.exponent
        // This significand does not end in zero, so it has no further power of ten to give.
        if shift < 0 { return false }
        if let large = divisor.large { return Self.isMultiple(digits, timesTenTo: shift, of: large) }
        var remainder: UInt64 = 0
        if let large {
            for digit in large { remainder = Self.step(remainder, digit: UInt64(digit), modulus: divisor.small) }
        } else {
            remainder = small % divisor.small
        }
        // 64 powers of ten hold every factor 2 and 5 that a 64-bit divisor can have; more change nothing.
        for _ in 0..<min(shift, 64) {
            if remainder == 0 { return true }
            remainder = Self.step(remainder, digit: 0, modulus: divisor.small)
        }
        return remainder == 0
    }

    /// (remainder × 10 + digit) mod modulus, with remainder < modulus.
    private static func step(_ remainder: UInt64, digit: UInt64, modulus: UInt64) -> UInt64 {
        let (high, low) = remainder.multipliedFullWidth(by: 10)
        let (sum, carry) = low.addingReportingOverflow(digit)
        return modulus.dividingFullWidth((high &+ (carry ? 1 : 0), sum)).remainder
    }

    /// Long division by a divisor of more than 19 digits. Digits, most significant first.
    private static func isMultiple(_ digits: [UInt8], timesTenTo shift: Int, of divisor: [UInt8]) -> Bool {
        var remainder: [UInt8] = []
        func bring(down digit: UInt8) {
            if !remainder.isEmpty || digit != 0 { remainder.append(digit) }
            while isAtLeast(remainder, divisor) { subtract(divisor, from: &remainder) }
        }
        for digit in digits { bring(down: digit) }
        // A divisor of n digits has fewer than 4n factors of 2, and fewer of 5.
        for _ in 0..<min(shift, 4 * divisor.count) where !remainder.isEmpty { bring(down: 0) }
        return remainder.isEmpty
    }

    private static func isAtLeast(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count != b.count ? a.count > b.count : !a.lexicographicallyPrecedes(b)
    }

    private static func subtract(_ b: [UInt8], from a: inout [UInt8]) {
        var borrow: UInt8 = 0
        for place in 1...a.count {
            let subtrahend = (place <= b.count ? b[b.count - place] : 0) + borrow
            let index = a.count - place
            borrow = a[index] < subtrahend ? 1 : 0
            a[index] = a[index] + 10 * borrow - subtrahend
        }
        let zeros = a.prefix { $0 == 0 }.count
        a.removeFirst(zeros)
    }
}
