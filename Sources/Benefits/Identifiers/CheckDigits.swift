/// Arithmetic that the check digits of Polish identifiers share.
enum CheckDigits {
    /// 0–9; nil for any other byte.
    static func digit(_ byte: UInt8) -> Int? {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
    }

    /// A=10 … Z=35; nil for any other byte.
    static func letter(_ byte: UInt8) -> Int? {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? Int(byte - UInt8(ascii: "A")) + 10 : nil
    }

    /// The number that so many digits write; nil unless all are digits. At most 18 digits.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, count: Int) -> Int? {
        var value = 0
        for index in start..<start + count {
            guard let digit = digit(bytes[index]) else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// Σ weight × digit over the first digits; nil unless all are digits.
    static func weightedSum(_ bytes: UnsafeBufferPointer<UInt8>, _ weights: [Int]) -> Int? {
        var sum = 0
        for (index, weight) in weights.enumerated() {
            guard let digit = digit(bytes[index]) else { return nil }
            sum += weight * digit
        }
        return sum
    }

    /// Σ weight × value for a number that starts with letters (ICAO 9303 values: A=10 … Z=35); nil for other bytes.
    static func weightedSum(_ bytes: UnsafeBufferPointer<UInt8>, letters: Int, _ weights: [Int]) -> Int? {
        var sum = 0
        for (index, weight) in weights.enumerated() {
            guard let value = index < letters ? letter(bytes[index]) : digit(bytes[index]) else { return nil }
            sum += weight * value
        }
        return sum
    }

    /// Fixed-width decimal digits.
    static func text(_ value: Int, width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension String {
    /// Runs `body` on the UTF-8 bytes.
    func onUTF8<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        var copy = self
        return copy.withUTF8(body)
    }
}
