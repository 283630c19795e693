/// ASCII digits of fixed width, as dates and times write them.
enum DecimalDigits {
    /// Nil when empty, longer than nine digits, or not digits only.
    static func value(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.withUnsafeBufferPointer { value($0, 0..<$0.count) }
    }

    /// The same of a part of a text.
    static func value(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.count <= 9 else { return nil }
        var value = 0
        for index in range {
            let digit = text[index]
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    /// Writes a number that has no more digits than that, with zeros in front.
    static func write(_ value: Int, width: Int, to text: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
        var rest = value
        for index in stride(from: start + width - 1, through: start, by: -1) {
            text[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }
}
