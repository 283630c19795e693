/// RFC 2673 §3.2 and RFC 4291 §2.2.
enum AddressFormats {
    static func isVersion4(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var scanner = ByteScanner(bytes)
        return version4(&scanner) && scanner.isAtEnd
    }

    static func isVersion6(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var scanner = ByteScanner(bytes)
        return version6(&scanner) && scanner.isAtEnd
    }

    /// Four numbers without leading zeros: some readers take those for octal.
    static func version4(_ scanner: inout ByteScanner) -> Bool {
        for part in 0..<4 {
            if part > 0, !scanner.take(".") { return false }
            var ahead = scanner
            let length = ahead.skip(while: ASCII.isDigit)
            guard (1...3).contains(length), length == 1 || scanner.peek != UInt8(ascii: "0"),
                let value = scanner.digits(length), value <= 255
            else { return false }
        }
        return true
    }

    /// Eight groups, or fewer with one gap. The last two may be written as version 4.
    static func version6(_ scanner: inout ByteScanner) -> Bool {
        var groups = 0
        var hasGap = false
        var isAfterGap = false
        if scanner.take(":") {
            guard scanner.take(":") else { return false }
            hasGap = true
            isAfterGap = true
        }
        while groups < 8 {
            var ahead = scanner
            let length = ahead.skip(while: ASCII.isHexadecimal)
            // After a gap there may be nothing.
            if length == 0 { return isAfterGap }
            if ahead.peek == UInt8(ascii: ".") {
                guard groups <= 6, version4(&scanner) else { return false }
                groups += 2
                return hasGap ? groups <= 7 : groups == 8
            }
            if length > 4 { return false }
            scanner = ahead
            groups += 1
            isAfterGap = false
            guard scanner.take(":") else { break }
            if scanner.take(":") {
                if hasGap { return false }
                hasGap = true
                isAfterGap = true
            } else if groups == 8 {
                return false
            }
        }
        return hasGap ? groups <= 7 : groups == 8
    }
}
