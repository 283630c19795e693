public import Applications

/// One page of information, from one Markdown file.
public struct ContentPage: Sendable {
    /// What a page is about; it decides how the page is shown.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Anything else.
        case page
        /// One of the areas of benefits.
        case area
        /// One benefit.
        case benefit
        /// Something new on a day.
        case news
        /// How to reach an institution.
        case contact
    }

    /// A form of a benefit.
    public struct Form: Sendable, Hashable {
        /// Code of the benefit, e.g. `housing-allowance`.
        public let benefit: String
        /// Identifier of the form, e.g. `dodatek-mieszkaniowy`.
        public let form: String

        /// Where filling it in begins.
        public var path: String { "/wniosek/\(benefit)/\(form)" }
    }

    /// Address within the portal, e.g. `/kontakt`; `/` and `/en` for home pages.
    public let path: String
    /// Language of the text.
    public let language: Language
    /// The same in every language.
    public let id: String
    /// Heading of the page.
    public let title: String
    /// One sentence.
    public let description: String
    /// How it is shown.
    public let kind: Kind
    /// Position among pages of one folder; pages without one come last.
    public let order: Int
    /// Whether it stands in the top-level navigation.
    public let isInMenu: Bool
    /// When the data was last checked.
    public let checked: LocalDate?
    /// When it was published.
    public let published: LocalDate?
    /// Forms it leads to.
    public let forms: [Form]
    /// The quick check it leads to.
    public let check: String?
    /// Path of the file relative to `schemas/content`.
    public let file: String
    /// The text, rendered as far as it does not depend on the day.
    let body: ContentBody
    /// Lines of front matter keys, for errors found later.
    let lines: [String: Int]
}
