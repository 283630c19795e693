/// A non-negative number in ASCII digits, as attributes write them: no sign, no leading zero.
enum NaturalNumber {
    static func value(_ digits: some Collection<UInt8>) -> Int? {
        guard let first = digits.first, digits.count <= 9, digits.count == 1 || first != UInt8(ascii: "0") else {
            return nil
        }
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }
}
