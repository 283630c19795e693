import JSON

/// An exact decimal of a rule: `mantissa` × 10^-`scale`, without trailing zeros, so that equal values are equal.
public struct DecimalNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The digits with their sign.
    public let mantissa: Int64
    /// Digits after the point, 0–6.
    public let scale: Int

    static let maximumScale = 6
    /// Twelve digits leave room for hundredths times persons and months in 64 bits.
    static let maximumDigits = 12

    init(mantissa: Int64, scale: Int) {
        var (mantissa, scale) = (mantissa, scale)
        while scale > 0, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        self.mantissa = mantissa
        self.scale = scale
    }

    /// A whole number.
    public init(_ value: Int) { self.init(mantissa: Int64(value), scale: 0) }

    /// Digits with at most one point and six decimals, twelve digits in all; no sign, no exponent. Nil otherwise.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        let digits = parts.flatMap { $0 }
        let scale = parts.count == 2 ? parts[1].count : 0
        guard digits.count <= Self.maximumDigits, scale <= Self.maximumScale else { return nil }
        var mantissa: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            mantissa = mantissa * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        self.init(mantissa: mantissa, scale: scale)
    }

    var powerOfTen: Int64 {
        (0..<scale).reduce(Int64(1)) { power, _ in power * 10 }
    }

    /// The value, when it is whole.
    public var whole: Int? { scale == 0 ? Int(mantissa) : nil }

    /// The value in hundredths, when it has at most two decimals: złotych as grosze, m² as hundredths of m².
    var hundredths: Int64? {
        switch scale {
        case 0: mantissa * 100
        case 1: mantissa * 10
        case 2: mantissa
        default: nil
        }
    }

    /// As people write it in Polish: `8 903,56`, with no-break spaces between thousands.
    public var description: String { text(places: scale) }

    /// The same with at least so many decimals.
    func text(places: Int) -> String {
        // From the right, in bytes: an assessment writes dozens of amounts, and a read model an assessment per form.
        String(unsafeUninitializedCapacity: 48 + places) { text in
            var start = text.count
            func prepend(_ byte: UInt8) {
                start -= 1
                text[start] = byte
            }
            var rest = mantissa.magnitude
            func prependDigit() {
                prepend(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
            }
            for _ in 0..<max(0, places - scale) { prepend(UInt8(ascii: "0")) }
            for _ in 0..<scale { prependDigit() }
            if max(places, scale) > 0 { prepend(UInt8(ascii: ",")) }
            var count = 0
            repeat {
                if count > 0, count % 3 == 0 { for byte in "\u{a0}".utf8.reversed() { prepend(byte) } }
                prependDigit()
                count += 1
            } while rest > 0
            if mantissa < 0 { for byte in "−".utf8.reversed() { prepend(byte) } }
            let length = text.count - start
            for index in 0..<length { text[index] = text[start + index] }
            return length
        }
    }

    /// By value.
    public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
        Int128(left.mantissa) * Int128(right.powerOfTen) < Int128(right.mantissa) * Int128(left.powerOfTen)
    }
}

extension DecimalNumber {
    /// A JSON number of at most six decimals and twelve digits, also with an exponent; nil otherwise and below zero.
    init?(json number: JSONNumber) {
        let parts = number.text.split { $0 == "e" || $0 == "E" }
        guard let base = parts.first.flatMap({ DecimalNumber(String($0)) }) else { return nil }
        guard parts.count == 2 else {
            self = base
            return
        }
        guard let exponent = Int(parts[1]), abs(exponent) <= Self.maximumDigits else { return nil }
        let scale = base.scale - exponent
        var mantissa = base.mantissa
        for _ in 0..<max(0, -scale) { mantissa = mantissa.multipliedReportingOverflow(by: 10).partialValue }
        guard scale <= Self.maximumScale, String(base.mantissa).count + max(0, -scale) <= Self.maximumDigits else {
            return nil
        }
        self.init(mantissa: mantissa, scale: max(0, scale))
    }
}
