/// Full-text search in the pages of a language.
public struct ContentSearch: Sendable {
    /// Results at most.
    public static let limit = 20
    /// Characters of a query that are looked at.
    public static let longestQuery = 200
    private static let mostWords = 8
    private let entries: [SearchEntry]

    /// Indexes the pages of a language.
    public init(_ content: ContentLibrary, language: Language) {
        entries = content.pages.filter { $0.language == language }.map(SearchEntry.init)
    }

    /// The best pages first: those with most of the words, and with them in the title before the description, the
    /// headings and the text. Case, Polish diacritics and endings of words do not matter.
    public func results(for query: String) -> [SearchResult] {
        var words: [SearchWord] = []
        for word in FoldedText.words(of: query.prefix(Self.longestQuery)).map(SearchWord.init)
        where !words.contains(word) {
            words.append(word)
        }
        // Short words are in every text; they count only when there are no others.
        let telling = words.filter { $0.text.utf8.count >= 3 }
        let asked = Array((telling.isEmpty ? words : telling).prefix(Self.mostWords))
        return entries.compactMap { entry in entry.score(asked).map { (entry, $0) } }
            .sorted { left, right in
                (right.1.words, right.1.points, left.0.page.path) < (left.1.words, left.1.points, right.0.page.path)
            }
            .prefix(Self.limit)
            .map { entry, _ in
                SearchResult(
                    title: entry.page.title, path: entry.page.path, snippet: entry.snippet(asked))
            }
    }

    /// A query as it is looked at and shown again: without control characters, at most ``longestQuery`` characters.
    static func shortened(_ query: String) -> String {
        let visible = query.unicodeScalars.prefix(4 * longestQuery).map { scalar in
            scalar.properties.generalCategory == .control ? " " : scalar
        }
        return String(String(String.UnicodeScalarView(visible)).trimmed.prefix(longestQuery))
    }
}

/// A page that a search found.
public struct SearchResult: Sendable, Hashable {
    /// Title of the page.
    public let title: String
    /// Its address within the portal.
    public let path: String
    /// Words around what was found, or the page's description.
    public let snippet: String
}
