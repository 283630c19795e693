internal import Markup

/// The text of a page: HTML with the places that the rule table fills, and what is known of it before.
struct ContentBody: Sendable {
    /// A piece of the text.
    enum Segment: Sendable {
        case html(String)
        case amount(key: String)
        case since(key: String)
        /// A table of amounts; the label tells tables apart.
        case amounts(keys: [String], label: String)
    }

    /// Where a link leads.
    struct Link: Sendable {
        let target: String
        let line: Int?
    }

    let segments: [Segment]
    /// Identifiers that links can lead to.
    let ids: Set<String>
    let links: [Link]
    /// Texts of the headings.
    let headings: [String]
    /// All the words, for the search; `…` where the rule table fills in.
    let plainText: String
    /// Keys of the rule table with the lines that name them.
    let keys: [(key: String, line: Int)]

    /// Renders a text; `label` names tables that stand before any heading.
    init(file: String, text: String, firstLine: Int, label: String) throws(ContentError) {
        let marks = try PlaceholderMarks(file: file, text: text, firstLine: firstLine)
        let tokens = HTMLToken.tokens(of: Markdown.html(marks.text))
        let lines = ContentLines(file: file, text: text, firstLine: firstLine)
        let ids = try ContentRules.check(tokens, lines)
        var writer = ContentBodyWriter(
            placeholders: marks.placeholders.map(\.placeholder), ids: ContentIDs(taken: ids), heading: label)
        writer.write(tokens)
        if let lost = marks.placeholders.indices.first(where: { !writer.filled.contains($0) }) {
            throw ContentError(
                file, marks.placeholders[lost].line, "A placeholder stands in a text, not in an address or a tag.")
        }
        segments = writer.segments
        self.ids = writer.ids.used
        headings = writer.headings
        plainText = writer.plainText
        keys = marks.placeholders.flatMap { place in place.placeholder.keys.map { ($0, place.line) } }
        links = tokens.compactMap { token in
            guard case .tag(let tag) = token, tag.name == "a", let target = tag["href"] else { return nil }
            return Link(target: target, line: lines.number(of: target))
        }
    }
}

/// The lines of a text, for finding the place of an error.
struct ContentLines {
    let file: String
    let text: String
    let firstLine: Int

    /// The first line that holds the words.
    func number(of words: String) -> Int? { number { $0.contains(words) } }

    /// The first line that is meant.
    func number(where isMeant: (Substring) -> Bool) -> Int? {
        text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(where: isMeant).map { firstLine + $0 }
    }
}
