/// A decimal of any size: ±significand × 10^exponent, without trailing zeros in the significand, so that every value
/// has one form. Zero is 0 × 10^0. Numbers of up to 19 significant digits cost no allocation.
package struct ExactDecimal: Sendable, Hashable {
    package let isNegative: Bool
    /// The significand when it has at most 19 digits; 0 otherwise.
    let small: UInt64
    /// The significand's digits, values 0…9, when there are more than 19.
    let large: [UInt8]?
    package let exponent: Int

    package static let zero = ExactDecimal(isNegative: false, small: 0, large: nil, exponent: 0)

    private init(isNegative: Bool, small: UInt64, large: [UInt8]?, exponent: Int) {
        self.isNegative = isNegative
        self.small = small
        self.large = large
        self.exponent = exponent
    }

    package init(_ value: Int64) {
        var significand = value.magnitude
        var exponent = 0
        while significand != 0, significand % 10 == 0 {
            significand /= 10
            exponent += 1
        }
        self.init(isNegative: value < 0, small: significand, large: nil, exponent: exponent)
    }

    package var isZero: Bool { small == 0 && large == nil }

    /// True when the value has no fraction: a normal form with a negative exponent always has one.
    package var isInteger: Bool { exponent >= 0 }

    /// The value, when it is an integer of 64 bits.
    package var int: Int64? {
        guard exponent >= 0, exponent <= 18, large == nil else { return nil }
        var magnitude = small
        for _ in 0..<exponent {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            magnitude = product
        }
        if isNegative {
            return magnitude <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
        }
        return Int64(exactly: magnitude)
    }

    /// Reads a number that is known to follow the JSON grammar, with an exponent of at most nine digits.
    package init(validText text: UnsafeBufferPointer<UInt8>) {
        var position = 0
        let isNegative = text.first == UInt8(ascii: "-")
        if isNegative { position = 1 }
        var significand: UInt64 = 0
        var digits = 0
        var scale = 0
        var isFraction = false
        let start = position
        while position < text.count {
            let byte = text[position]
            if byte == UInt8(ascii: ".") {
                isFraction = true
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                if digits > 0 || byte != UInt8(ascii: "0") { digits += 1 }
                if digits <= 19 { significand = significand &* 10 &+ UInt64(byte &- UInt8(ascii: "0")) }
                if isFraction { scale -= 1 }
            } else {
                break
            }
            position += 1
        }
        let mantissa = UnsafeBufferPointer(rebasing: text[start..<position])
        if position < text.count { scale += Self.exponent(text, from: position + 1) }

        guard digits > 0 else {
            self = .zero
            return
        }
        guard digits <= 19 else {
            self.init(isNegative: isNegative, longMantissa: mantissa, scale: scale)
            return
        }
        while significand % 10 == 0 {
            significand /= 10
            scale += 1
        }
        self.init(isNegative: isNegative, small: significand, large: nil, exponent: scale)
    }

    private init(isNegative: Bool, longMantissa: UnsafeBufferPointer<UInt8>, scale: Int) {
        var digits: [UInt8] = []
        digits.reserveCapacity(longMantissa.count)
        for byte in longMantissa where byte != UInt8(ascii: ".") {
            if digits.isEmpty, byte == UInt8(ascii: "0") { continue }
            digits.append(byte - UInt8(ascii: "0"))
        }
        var exponent = scale
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        if digits.count <= 19 {
            let small = digits.reduce(into: UInt64(0)) { $0 = $0 * 10 + UInt64($1) }
            self.init(isNegative: isNegative, small: small, large: nil, exponent: exponent)
        } else {
            self.init(isNegative: isNegative, small: 0, large: digits, exponent: exponent)
        }
    }

    private static func exponent(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var value = 0
        var isNegative = false
        for byte in text[start...] {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "+"): break
            default: value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
        }
        return isNegative ? -value : value
    }

    /// The significand's digits, 0…9, most significant first.
    var digits: [UInt8] {
        large ?? String(small).utf8.map { $0 - UInt8(ascii: "0") }
    }
}
