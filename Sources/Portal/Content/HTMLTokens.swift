/// A piece of HTML.
enum HTMLToken {
    /// Between tags, comments included, as written.
    case text(Substring)
    case tag(HTMLTag)

    /// The pieces of HTML that cmark-gfm wrote; tags typed by hand may be in it.
    static func tokens(of html: String) -> [HTMLToken] {
        var tokens: [HTMLToken] = []
        var rest = html[...]
        var textStart = rest.startIndex
        while let open = rest.firstIndex(of: "<") {
            let tail = rest[open...]
            if tail.hasPrefix("<!--"), let end = tail.firstRange(of: "-->") {
                rest = tail[end.upperBound...]
            } else if let tag = HTMLTag(tail) {
                if textStart < open { tokens.append(.text(html[textStart..<open])) }
                tokens.append(.tag(tag))
                rest = tail[tag.source.endIndex...]
                textStart = rest.startIndex
            } else {
                rest = tail.dropFirst()
            }
        }
        if textStart < html.endIndex { tokens.append(.text(html[textStart...])) }
        return tokens
    }
}

/// A start or end tag.
struct HTMLTag {
    /// In small letters.
    let name: String
    let isEnd: Bool
    /// Names in small letters, values without escapes.
    let attributes: [(name: String, value: String)]
    /// As written.
    let source: Substring

    /// The tag at the start of a text; nil when there is none.
    init?(_ text: Substring) {
        var rest = text.dropFirst()
        isEnd = rest.first == "/"
        if isEnd { rest = rest.dropFirst() }
        let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard name.first?.isLetter == true else { return nil }
        self.name = name.lowercased()
        rest = rest[name.endIndex...]
        var attributes: [(String, String)] = []
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "/" }
            guard let first = rest.first else { return nil }
            if first == ">" { break }
            let key = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
            guard !key.isEmpty else { return nil }
            rest = rest[key.endIndex...].drop(while: \.isWhitespace)
            var value = rest.prefix(0)
            if rest.first == "=" {
                rest = rest.dropFirst().drop(while: \.isWhitespace)
                if let quote = rest.first, quote == "\"" || quote == "'" {
                    rest = rest.dropFirst()
                    guard let end = rest.firstIndex(of: quote) else { return nil }
                    value = rest[..<end]
                    rest = rest[end...].dropFirst()
                } else {
                    value = rest.prefix { !$0.isWhitespace && $0 != ">" }
                    rest = rest[value.endIndex...]
                }
            }
            attributes.append((key.lowercased(), HTMLText.unescaped(value)))
        }
        self.attributes = attributes
        source = text[..<rest.index(after: rest.startIndex)]
    }

    subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    /// The start tag without one attribute, and with a value for one that it does not have.
    func start(without dropped: String, or missing: (name: String, value: String)? = nil) -> String {
        var attributes = attributes.filter { $0.name != dropped }
        if let missing, self[missing.name] == nil { attributes.append(missing) }
        return "<\(name)" + attributes.map { " \($0.name)=\"\(HTMLText.escaped($0.value))\"" }.joined() + ">"
    }
}

/// Text of HTML without its escapes.
enum HTMLText {
    private static let names: [Substring: Character] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "nbsp": "\u{a0}",
    ]

    static func unescaped(_ text: some StringProtocol) -> String {
        var result = ""
        var rest = Substring(text)
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            let tail = rest[ampersand...].dropFirst()
            if let end = tail.prefix(8).firstIndex(of: ";"), let character = names[tail[..<end]] {
                result.append(character)
                rest = tail[end...].dropFirst()
            } else {
                result += "&"
                rest = tail
            }
        }
        return result + rest
    }

    static func escaped(_ text: String) -> String {
        var html = ""
        HTMLEscaping.append(text, to: &html)
        return html
    }
}
