/// RFC 3986, by character classes, the shape of the authority and its addresses.
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
            guard literal(&scanner), scanner.take("]") else { return false }
        } else if !characters(&scanner, extra: "") {
            return false
        }
        if scanner.take(":") { _ = scanner.skip(while: ASCII.isDigit) }
        return scanner.isAtEnd || scanner.peek.map { ASCII.isOne(of: "/?#", $0) } == true
    }

    /// An address of version 6 or of a version to come.
    private static func literal(_ scanner: inout ByteScanner) -> Bool {
        guard scanner.take("v") || scanner.take("V") else { return AddressFormats.version6(&scanner) }
        guard scanner.skip(while: ASCII.isHexadecimal) > 0, scanner.take(".") else { return false }
        return scanner.skip {
            ASCII.isLetter($0) || ASCII.isDigit($0) || ASCII.isOne(of: "-._~!$&'()*+,;=:", $0)
        } > 0
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
