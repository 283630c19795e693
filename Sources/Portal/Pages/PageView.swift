import Applications

/// A page of information as its templates read it: `page`, `area`, `news` and, with more, `home`.
struct PageView: Sendable {
    let layout: Layout
    let texts: PageTexts
    let title: String
    let lead: String?
    /// The text.
    let html: String
    let checked: DateText?
    let published: DateText?
    let buttons: [PageButton]
    let cards: [PageCard]
}

/// A day for people and for machines.
struct DateText: Sendable {
    let iso: String
    let text: String

    init(_ day: LocalDate, _ language: Language) {
        iso = day.iso
        text = ContentWords.of(language).date(day)
    }
}

/// A link that looks like a button.
struct PageButton: Sendable {
    let text: String
    let path: String
    let isSecondary: Bool
}

/// A page in a list of pages.
struct PageCard: Sendable {
    let title: String
    let path: String
    let text: String
    let published: DateText?

    init(_ page: ContentPage) {
        title = page.title
        path = page.path
        text = page.description
        published = page.published.map { DateText($0, page.language) }
    }
}

/// The home page of a language.
struct HomeView: Sendable {
    let layout: Layout
    let texts: PageTexts
    let title: String
    /// The welcome.
    let html: String
    let areas: [PageCard]
    let forms: [LayoutLink]
    let news: [PageCard]
    let newsPath: String?
}

/// What a search found.
struct SearchView: Sendable {
    let layout: Layout
    let texts: PageTexts
    let title: String
    let query: String
    let hasQuery: Bool
    let results: [SearchResult]
}

/// A page that says why there is no other.
struct ErrorView: Sendable {
    let layout: Layout
    let title: String
    let text: String
}
