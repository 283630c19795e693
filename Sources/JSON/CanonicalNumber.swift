/// Numbers as ECMAScript's Number::toString writes them (ECMA-262 §6.1.6.1.20; RFC 8785 §3.2.2.3).
enum CanonicalNumber {
    /// True when the number is known to be written canonically already, which nearly all are.
    ///
    /// Up to fifteen significant digits survive the way to a double and back, so a number keeps its digits; without an
    /// exponent, without a zero at the end of a fraction and not below 10^-6 it keeps its layout, too.
    static func isCanonical(_ text: UnsafeBufferPointer<UInt8>, isInteger: Bool) -> Bool {
        guard text.count <= 15 else { return false }
        let zero = UInt8(ascii: "0")
        let start = text[0] == UInt8(ascii: "-") ? 1 : 0
        if isInteger { return start == 0 || text[1] != zero }
        // A fraction below one is left to the long way: it may have an exponent.
        guard text[start] != zero, text[text.count - 1] != zero else { return false }
        return text.allSatisfy { ($0 | 0x20) != UInt8(ascii: "e") }
    }

    static func append(_ text: UnsafeBufferPointer<UInt8>, isInteger: Bool, to output: inout [UInt8]) {
        if isCanonical(text, isInteger: isInteger) {
            output.append(contentsOf: text)
            return
        }
        let double = Double(String(decoding: text, as: UTF8.self)) ?? .infinity
        if double.isFinite {
            append(double, to: &output)
        } else {
            let decimal = ExactDecimal(validText: text)
            append(
                digits: decimal.digits.map { $0 + UInt8(ascii: "0") }, point: decimal.digits.count + decimal.exponent,
                isNegative: decimal.isNegative, to: &output)
        }
    }

    static func append(_ double: Double, to output: inout [UInt8]) {
        if double == 0 {
            output.append(UInt8(ascii: "0"))
            return
        }
        // Swift prints the shortest digits that read back as the same double, as ECMAScript does; only the layout
        // differs.
        let parts = double.magnitude.description.utf8.split(separator: UInt8(ascii: "e"))
        let exponent = parts.count > 1 ? Int(Substring(parts[1])) ?? 0 : 0
        let mantissa = parts[0].split(separator: UInt8(ascii: "."))
        var digits = mantissa.flatMap { Array($0) }
        var place = mantissa[0].count + exponent
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(zeros)
        place -= zeros
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        append(digits: digits, point: place, isNegative: double < 0, to: &output)
    }

    /// `digits` is the significand without outer zeros, `point` the place of the decimal point counted from its start
    /// (n of ECMA-262).
    private static func append(digits: [UInt8], point: Int, isNegative: Bool, to output: inout [UInt8]) {
        let zero = UInt8(ascii: "0")
        let dot = UInt8(ascii: ".")
        if isNegative { output.append(UInt8(ascii: "-")) }
        switch point {
        case _ where digits.count <= point && point <= 21:
            output.append(contentsOf: digits)
            output.append(contentsOf: repeatElement(zero, count: point - digits.count))
        case 1...21:
            output.append(contentsOf: digits[..<point])
            output.append(dot)
            output.append(contentsOf: digits[point...])
        case -5...0:
            output.append(zero)
            output.append(dot)
            output.append(contentsOf: repeatElement(zero, count: -point))
            output.append(contentsOf: digits)
        default:
            output.append(digits[0])
            if digits.count > 1 {
                output.append(dot)
                output.append(contentsOf: digits[1...])
            }
            output.append(UInt8(ascii: "e"))
            output.append(point > 0 ? UInt8(ascii: "+") : UInt8(ascii: "-"))
            output.append(contentsOf: String(abs(point - 1)).utf8)
        }
    }
}
