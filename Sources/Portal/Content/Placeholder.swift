/// A place in a text that the rule table fills.
enum Placeholder: Sendable, Hashable {
    /// `{{kwota KEY}}`: the value.
    case amount(key: String)
    /// `{{od KEY}}`: since when.
    case since(key: String)
    /// `{{kwoty KEY KEY …}}`: a table.
    case amounts(keys: [String])

    /// What stands between the braces; nil when it is no placeholder.
    init?(_ text: Substring) {
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard !words.isEmpty else { return nil }
        let name = words.removeFirst()
        switch (name, words.count) {
        case ("kwota", 1): self = .amount(key: words[0])
        case ("od", 1): self = .since(key: words[0])
        case ("kwoty", 1...): self = .amounts(keys: words)
        default: return nil
        }
    }

    var isTable: Bool {
        if case .amounts = self { true } else { false }
    }

    var keys: [String] {
        switch self {
        case .amount(let key), .since(let key): [key]
        case .amounts(let keys): keys
        }
    }
}
