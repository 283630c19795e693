/// Numbers as ECMAScript's Number::toString writes them (ECMA-262 §6.1.6.1.20; RFC 8785 §3.2.2.3).
enum CanonicalNumber {
    static func append(_ text: UnsafeBufferPointer<UInt8>, isInteger: Bool, to output: inout [UInt8]) {
        // Up to fifteen digits every integer is a double and is written as it stands; only -0 changes.
        if isInteger, text.count <= 15 {
            let isNegativeZero = text.count == 2 && text[0] == UInt8(ascii: "-") && text[1] == UInt8(ascii: "0")
            output.append(contentsOf: isNegativeZero ? text[1...] : text[...])
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
