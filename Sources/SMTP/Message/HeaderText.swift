/// Header values: unstructured text, folded as RFC 5322 §2.2.3 wants it.
enum HeaderText {
    /// A line should not be longer (RFC 5322 §2.1.1), without its CRLF.
    static let preferredLength = 78

    /// A control character in a header means injection or a mistake.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
    }

    /// ASCII that needs no encoding and cannot be taken for encoded words.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
    }

    /// `Name: value` with CRLF.
    static func header(_ name: String, _ value: String) -> String {
        "\(name): \(rendered(value, after: name.utf8.count + 2))\r\n"
    }

    /// Folds at single spaces; text that cannot be folded short enough is encoded instead.
    private static func rendered(_ value: String, after prefix: Int) -> String {
        guard isPlain(value), !value.hasPrefix(" "), !value.hasSuffix(" "), !value.contains("  ") else {
            return value.isEmpty ? "" : EncodedWords.encode(value, after: prefix)
        }
        var lines = ""
        var length = prefix
        for (index, word) in value.split(separator: " ").enumerated() {
            guard word.utf8.count < preferredLength - prefix else { return EncodedWords.encode(value, after: prefix) }
            if index > 0 {
                let fits = length + 1 + word.utf8.count <= preferredLength
                lines += fits ? " " : "\r\n "
                length = fits ? length + 1 : 1
            }
            lines += word
            length += word.utf8.count
        }
        return lines
    }
}
