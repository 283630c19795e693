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
            guard scanner.take(":") else { return false }
            let length = scanner.skip { ASCII.isHexadecimal($0) || ASCII.isOne(of: ":.", $0) }
            return length > 1 && scanner.take("]")
        }
        for part in 0..<4 {
            if part > 0, !scanner.take(".") { return false }
            let start = scanner
            let length = scanner.skip(while: ASCII.isDigit)
            var again = start
            guard (1...3).contains(length), let value = again.digits(length), value <= 255 else { return false }
        }
        return scanner.take("]")
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

/// RFC 6901 §3.
enum PointerFormat {
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

/// RFC 3986, by character classes and the shape of the authority.
enum URIFormat {
    static func isURI(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let colon = schemeEnd(bytes) else { return false }
        return rest(bytes, from: colon + 1)
    }

    static func isURIReference(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if isURI(bytes) { return true }
        // The first segment of a relative path holds no colon.
        let firstSegment = bytes.prefix { !ASCII.isOne(of: "/?#", $0) }
        return !firstSegment.contains(UInt8(ascii: ":")) && rest(bytes, from: 0)
    }

    private static func schemeEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = bytes.first, ASCII.isLetter(first), let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        let isScheme = bytes[..<colon].allSatisfy {
            ASCII.isLetter($0) || ASCII.isDigit($0) || ASCII.isOne(of: "+-.", $0)
        }
        return isScheme ? colon : nil
    }

    private static func rest(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var scanner = ByteScanner(UnsafeBufferPointer(rebasing: bytes[start...]))
        if scanner.take("/") {
            if scanner.take("/"), !authority(&scanner) { return false }
        }
        guard characters(&scanner, extra: "/:@") else { return false }
        if scanner.take("?"), !characters(&scanner, extra: "/:@?") { return false }
        if scanner.take("#"), !characters(&scanner, extra: "/:@?") { return false }
        return scanner.isAtEnd
    }

    private static func authority(_ scanner: inout ByteScanner) -> Bool {
        var ahead = scanner
        if characters(&ahead, extra: ":"), ahead.take("@") { scanner = ahead }
        if scanner.take("[") {
            let length = scanner.skip {
                ASCII.isHexadecimal($0) || ASCII.isOne(of: ":.", $0) || ASCII.isLetter($0)
            }
            guard length > 0, scanner.take("]") else { return false }
        } else if !characters(&scanner, extra: "") {
            return false
        }
        if scanner.take(":") { _ = scanner.skip(while: ASCII.isDigit) }
        return scanner.isAtEnd || scanner.peek.map { ASCII.isOne(of: "/?#", $0) } == true
    }

    private static func characters(_ scanner: inout ByteScanner, extra: StaticString) -> Bool {
        while let byte = scanner.peek {
            if byte == UInt8(ascii: "%") {
                _ = scanner.next()
                guard let high = scanner.next(), let low = scanner.next(), ASCII.isHexadecimal(high),
                    ASCII.isHexadecimal(low)
                else { return false }
            } else if ASCII.isLetter(byte) || ASCII.isDigit(byte) || ASCII.isOne(of: "-._~!$&'()*+,;=", byte)
                || ASCII.isOne(of: extra, byte)
            {
                _ = scanner.next()
            } else {
                return true
            }
        }
        return true
    }
}
