/// A JSON Pointer (RFC 6901) in its string form.
public struct JSONPointer: Sendable, Hashable {
    /// The unescaped reference tokens; none for the whole document.
    public let tokens: [String]

    /// Reads `""` or `/a/b~1c`; nil when the text does not start with a slash or has a bad escape.
    public init?(_ text: String) {
        guard !text.isEmpty else {
            tokens = []
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        var tokens: [String] = []
        for token in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let token = Self.unescaped(token) else { return nil }
            tokens.append(token)
        }
        self.tokens = tokens
    }

    /// The text of one reference token: `~` and `/` escaped (RFC 6901 §3).
    public static func escaped(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        var result = ""
        for character in token.unicodeScalars {
            switch character {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    private static func unescaped(_ token: Substring) -> String? {
        guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
        var result = String.UnicodeScalarView()
        var scalars = token.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "~" else {
                result.append(scalar)
                continue
            }
            switch scalars.next() {
            case "0": result.append("~")
            case "1": result.append("/")
            default: return nil
            }
        }
        return String(result)
    }

    /// The array index a token names: digits without a leading zero (RFC 6901 §4).
    static func arrayIndex(_ token: String) -> Int? {
        guard token.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            token == "0" || token.utf8.first != UInt8(ascii: "0")
        else { return nil }
        return Int(token)
    }
}

extension JSONNode {
    /// The value a JSON Pointer (RFC 6901, string form) names, from this node on; nil when there is none or the text
    /// is no pointer.
    public func at(pointer: String) -> JSONNode? {
        JSONPointer(pointer).flatMap { at(pointer: $0) }
    }

    /// The value a JSON Pointer names, from this node on.
    public func at(pointer: JSONPointer) -> JSONNode? {
        var node = self
        for token in pointer.tokens {
            let child: JSONNode? =
                switch node.kind {
                case .object: node[token]
                case .array: JSONPointer.arrayIndex(token).flatMap { node[$0] }
                default: nil
                }
            guard let child else { return nil }
            node = child
        }
        return node
    }
}
