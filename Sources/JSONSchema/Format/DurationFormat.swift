/// RFC 3339 appendix A: the ABNF of ISO 8601 durations.
enum DurationFormat {
    static func isDuration(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var scanner = ByteScanner(bytes)
        guard scanner.take("P") else { return false }
        if scanner.peek == UInt8(ascii: "T") { return time(&scanner) && scanner.isAtEnd }
        guard let first = unit(&scanner, of: "YMWD") else { return false }
        switch first {
        case "W": return scanner.isAtEnd
        case "Y":
            if startsNumber(scanner) {
                guard unit(&scanner, of: "M") != nil else { return false }
                if startsNumber(scanner), unit(&scanner, of: "D") == nil { return false }
            }
        case "M":
            if startsNumber(scanner), unit(&scanner, of: "D") == nil { return false }
        default: break
        }
        return scanner.isAtEnd || (time(&scanner) && scanner.isAtEnd)
    }

    /// Each unit may be followed by the next smaller one only.
    private static func time(_ scanner: inout ByteScanner) -> Bool {
        guard scanner.take("T"), let first = unit(&scanner, of: "HMS") else { return false }
        if first == "H", startsNumber(scanner), unit(&scanner, of: "M") == nil { return false }
        if first != "S", startsNumber(scanner), unit(&scanner, of: "S") == nil { return false }
        return true
    }

    private static func startsNumber(_ scanner: ByteScanner) -> Bool {
        scanner.peek.map(ASCII.isDigit) == true
    }

    /// Digits and the letter of their unit.
    private static func unit(_ scanner: inout ByteScanner, of letters: StaticString) -> Unicode.Scalar? {
        guard scanner.skip(while: ASCII.isDigit) > 0, let letter = scanner.next(), ASCII.isOne(of: letters, letter)
        else { return nil }
        return Unicode.Scalar(letter)
    }
}
