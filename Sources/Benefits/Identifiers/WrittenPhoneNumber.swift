/// A telephone number as people write it: digits with single spaces, hyphens, dots or slashes between them, one group in
/// parentheses, `+` or `00` in front of a country code.
struct WrittenPhoneNumber {
    /// Whether the digits begin with a country code.
    let isInternational: Bool
    /// The digits after `+` or `00`, read as a number: none of them leads with zero.
    let digits: Int
    /// How many they are, at most 15.
    let count: Int

    private enum Mark {
        case start, plus, digit, separator, opening, closing
    }

    /// Nil for any other shape; allocates nothing.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var (previous, hasPlus, hasGroup, isInGroup) = (Mark.start, false, false, false)
        var (zeros, count, digits) = (0, 0, 0)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int(byte - UInt8(ascii: "0"))
                if digit == 0, count == 0 {
                    zeros += 1
                } else {
                    // "+44 (0)20": whether the zero is dialled depends on where the call comes from.
                    guard count < 15, previous != .opening || digit > 0 else { return nil }
                    digits = digits * 10 + digit
                    count += 1
                }
                previous = .digit
            case UInt8(ascii: "+"):
                guard previous == .start || previous == .opening, !hasPlus, zeros + count == 0 else { return nil }
                (previous, hasPlus) = (.plus, true)
            case UInt8(ascii: "("):
                guard !hasGroup else { return nil }
                (previous, hasGroup, isInGroup) = (.opening, true, true)
            case UInt8(ascii: ")"):
                guard isInGroup, previous == .digit else { return nil }
                (previous, isInGroup) = (.closing, false)
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"):
                guard previous == .digit || previous == .closing else { return nil }
                previous = .separator
            default:
                return nil
            }
        }
        guard previous == .digit, !isInGroup, zeros == 0 || (zeros == 2 && !hasPlus) else { return nil }
        isInternational = hasPlus || zeros == 2
        self.digits = digits
        self.count = count
    }
}
