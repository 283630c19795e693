/// RFC 2045 §6.7. Line breaks of any kind become CRLF; lines have at most 76 characters.
enum QuotedPrintable {
    private static let maximumLength = 76

    static func encode(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count * 5 / 4)
        for (index, line) in lines(of: text).enumerated() {
            if index > 0 { result += "\r\n" }
            append(Array(line.utf8), to: &result)
        }
        return result
    }

    /// `=` and two upper-case hex digits.
    static func escape(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return "=" + String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }

    private static func append(_ line: [UInt8], to result: inout String) {
        var length = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isBlank = byte == 0x20 || byte == 0x09
            let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || isBlank && !isLast
            let token = isPlain ? String(UnicodeScalar(byte)) : escape(byte)
            // The soft break needs one character itself, except after a line's last token.
            if length + token.utf8.count > maximumLength - (isLast ? 0 : 1) {
                result += "=\r\n"
                length = 0
            }
            result += token
            length += token.utf8.count
        }
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }
}
