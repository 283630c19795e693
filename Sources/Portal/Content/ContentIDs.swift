/// Identifiers of a page's elements, each given once.
struct ContentIDs {
    private(set) var used: Set<String>

    /// Identifiers that the layout has.
    static let ofLayout: Set<String> = ["tresc", "szukaj-w-serwisie"]

    /// With those that the text itself gives.
    init(taken: Set<String>) { used = taken.union(Self.ofLayout) }

    /// An identifier for a heading: its words with hyphens, and a number where another heading has the same words.
    mutating func id(for heading: String) -> String {
        let words = FoldedText.words(of: heading)
        let base = words.isEmpty ? "czesc" : words.joined(separator: "-")
        var id = base
        var number = 2
        while !used.insert(id).inserted {
            id = "\(base)-\(number)"
            number += 1
        }
        return id
    }
}
