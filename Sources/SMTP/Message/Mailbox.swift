/// An address with an optional name: RFC 5322 §3.4, addresses in ASCII.
public struct Mailbox: Sendable, Hashable {
    /// `local@domain`.
    public let address: String
    /// Shown to people.
    public let name: String?

    /// - Parameters:
    ///   - text: `local@domain` or `Name <local@domain>`; quotes around the name are optional.
    ///   - part: named by errors.
    public init(_ text: String, part: String = "mailbox") throws(MailError) {
        guard !text.unicodeScalars.contains(where: HeaderText.isControl) else {
            throw MailError(code: .controlCharacter, part: part)
        }
        var address = Substring(text)
        var name: String?
        if let open = text.lastIndex(of: "<") {
            guard text.last == ">" else { throw MailError(code: .address, part: part) }
            address = text[text.index(after: open)...].dropLast()
            let trimmed = text[..<open].trimming { $0 == " " || $0 == "\"" }
            name = trimmed.isEmpty ? nil : String(trimmed)
        }
        guard Self.isAddress(address) else { throw MailError(code: .address, part: part) }
        self.address = String(address)
        self.name = name
    }

    /// Leaves room for the header's name, quotes and escapes; longer names are encoded, so they can be folded.
    private static let longestPlainName = 30

    /// For a header.
    func rendered(after prefix: Int) -> String {
        guard let name else { return address }
        let phrase: String
        if HeaderText.isPlain(name), name.utf8.count <= Self.longestPlainName {
            let escaped = name.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
            phrase = "\"" + String(escaped) + "\""
        } else {
            phrase = EncodedWords.encode(name, after: prefix)
        }
        let lastLine =
            phrase.utf8.count
            - (phrase.utf8.lastIndex(of: 10).map {
                phrase.utf8.distance(from: phrase.utf8.startIndex, to: $0) + 1
            } ?? -prefix)
        let separator = lastLine + address.utf8.count + 3 > HeaderText.preferredLength ? "\r\n " : " "
        return "\(phrase)\(separator)<\(address)>"
    }

    /// `dot-atom "@" domain`, lengths of RFC 5321 §4.5.3.1. Quoted local parts are refused: nobody has one.
    private static func isAddress(_ text: Substring) -> Bool {
        guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return false }
        let local = text[..<at]
        let domain = text[text.index(after: at)...]
        return (1...64).contains(local.utf8.count) && isDotAtom(local, extra: "!#$%&'*+/=?^_`{|}~-")
            && isDotAtom(domain, extra: "-")
    }

    private static func isDotAtom(_ text: Substring, extra: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty
                && atom.unicodeScalars.allSatisfy { scalar in
                    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                        || extra.unicodeScalars.contains(scalar)
                }
        }
    }
}

extension Substring {
    fileprivate func trimming(_ isUnwanted: (Character) -> Bool) -> Substring {
        var result = drop(while: isUnwanted)
        while let last = result.last, isUnwanted(last) { result.removeLast() }
        return result
    }
}
