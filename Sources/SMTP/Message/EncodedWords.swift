/// RFC 2047 encoded words, UTF-8, "Q" encoding with the character set that is safe everywhere (§5 (3)).
enum EncodedWords {
    /// The longest word (RFC 2047 §2).
    private static let maximumLength = 75
    private static let opening = "=?utf-8?Q?"
    private static let closing = "?="

    /// - Parameter prefix: bytes on the line already.
    static func encode(_ text: String, after prefix: Int) -> String {
        var words: [String] = []
        var word = ""
        // The first word shares its line with the header's name, the others with one space.
        var room = min(maximumLength, HeaderText.preferredLength - prefix) - opening.utf8.count - closing.utf8.count
        for scalar in text.unicodeScalars {
            let encoded = encode(scalar)
            if word.utf8.count + encoded.utf8.count > room {
                words.append(word)
                word = ""
                room = maximumLength - opening.utf8.count - closing.utf8.count
            }
            word += encoded
        }
        words.append(word)
        return words.map { opening + $0 + closing }.joined(separator: "\r\n ")
    }

    private static func encode(_ scalar: Unicode.Scalar) -> String {
        if scalar == " " { return "_" }
        if scalar.isASCII,
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "!*+-/".unicodeScalars.contains(scalar)
        {
            return String(Character(scalar))
        }
        return UTF8.encode(scalar).map { $0.map(QuotedPrintable.escape).joined() } ?? ""
    }
}
