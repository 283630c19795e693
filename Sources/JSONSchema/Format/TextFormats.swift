/// RFC 5321 §4.1.2, without comments and folding.
enum EmailFormat {
    static func isMailbox(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= 254 else { return false }
        var scanner = ByteScanner(bytes)
        guard scanner.peek == UInt8(ascii: "\"") ? quoted(&scanner) : dotAtom(&scanner) else { return false }
        guard scanner.position <= 64, scanner.take("@") else { return false }
        return (scanner.peek == UInt8(ascii: "[") ? literal(&scanner) : domain(&scanner)) && scanner.isAtEnd
    }

    private static func dotAtom(_ scanner: inout ByteScanner) -> Bool {
        repeat {
            let length = scanner.skip {
                ASCII.isLetter($0) || ASCII.isDigit($0) || ASCII.isOne(of: "!#$%&'*+-/=?^_`{|}~", $0)
            }
            if length == 0 { return false }
        } while scanner.take(".")
        return true
    }

    private static func quoted(_ scanner: inout ByteScanner) -> Bool {
        _ = scanner.take("\"")
        while let byte = scanner.next() {
            switch byte {
            case UInt8(ascii: "\""): return true
            case UInt8(ascii: "\\"):
                guard let next = scanner.next(), (0x20...0x7E).contains(next) else { return false }
            case 0x20...0x7E: break
            default: return false
            }
        }
        return false
    }

    private static func domain(_ scanner: inout ByteScanner) -> Bool {
        repeat {
            guard let first = scanner.peek, ASCII.isLetter(first) || ASCII.isDigit(first) else { return false }
            var last = first
            let length = scanner.skip {
                guard ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-") else { return false }
                last = $0
                return true
            }
            if length > 63 || last == UInt8(ascii: "-") { return false }
        } while scanner.take(".")
        return true
    }

    private static func literal(_ scanner: inout ByteScanner) -> Bool {
        _ = scanner.take("[")
        let isVersion6 = scanner.take("I") && scanner.take("P") && scanner.take("v") && scanner.take("6")
        if isVersion6 {
            return scanner.take(":") && AddressFormats.version6(&scanner) && scanner.take("]")
        }
        return AddressFormats.version4(&scanner) && scanner.take("]")
    }
}

/// RFC 9562 §4, any version.
enum UUIDFormat {
    static func isUUID(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == 36 else { return false }
        return bytes.indices.allSatisfy {
            switch $0 {
            case 8, 13, 18, 23: bytes[$0] == UInt8(ascii: "-")
            default: ASCII.isHexadecimal(bytes[$0])
            }
        }
    }
}

/// RFC 6901 §3, and relative-json-pointer-02 §3.
enum PointerFormat {
    static func isRelative(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var scanner = ByteScanner(bytes)
        let startsWithZero = scanner.peek == UInt8(ascii: "0")
        let length = scanner.skip(while: ASCII.isDigit)
        guard length == 1 || (length > 1 && !startsWithZero) else { return false }
        if bytes.count == length + 1, scanner.take("#") { return true }
        return isPointer(UnsafeBufferPointer(rebasing: bytes[length...]))
    }

    static func isPointer(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var scanner = ByteScanner(bytes)
        if scanner.isAtEnd { return true }
        guard scanner.peek == UInt8(ascii: "/") else { return false }
        while let byte = scanner.next() {
            if byte == UInt8(ascii: "~"), !scanner.take("0"), !scanner.take("1") { return false }
        }
        return true
    }
}
