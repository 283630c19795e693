/// A page as the search sees it.
struct SearchEntry: Sendable {
    /// How much of a query a page has.
    struct Score {
        let words: Int
        let points: Int
    }

    let page: ContentPage
    /// Words in order by where they stand, with the weight of the place.
    private let fields: [(weight: Int, words: [String])]

    init(_ page: ContentPage) {
        self.page = page
        fields = [
            (20, Self.sorted(page.title)), (6, Self.sorted(page.description)),
            (3, Self.sorted(page.body.headings.joined(separator: " "))), (1, Self.sorted(page.body.plainText)),
        ]
    }

    /// Nil when none of the words is there.
    func score(_ asked: [SearchWord]) -> Score? {
        var (found, points) = (0, 0)
        for word in asked {
            let gained = fields.reduce(0) { $0 + $1.weight * word.best(in: $1.words) }
            if gained > 0 { found += 1 }
            points += gained
        }
        return found == 0 ? nil : Score(words: found, points: points)
    }

    /// Words around the first match in the text; the description where the text has none.
    func snippet(_ asked: [SearchWord]) -> String {
        let words = page.body.plainText.split(whereSeparator: \.isWhitespace)
        let match = words.firstIndex { word in
            FoldedText.words(of: word).contains { folded in asked.contains { $0.fit(folded) > 0 } }
        }
        guard let match else { return page.description }
        let start = max(0, match - 8)
        let end = min(words.count, match + 22)
        return (start > 0 ? "… " : "") + words[start..<end].joined(separator: " ") + (end < words.count ? " …" : "")
    }

    private static func sorted(_ text: String) -> [String] { Set(FoldedText.words(of: text)).sorted() }
}
