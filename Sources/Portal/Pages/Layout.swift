/// What surrounds the content of every page: title, menu, languages, footer. View models of pages have it as their member
/// `layout`; `layout.mustache` reads it. Only stored members can be read by a template.
public struct Layout: Sendable {
    /// Language of the page: `pl`, `en` or `uk`.
    public let language: String
    /// Title of the document, with the office's name after the page's.
    public let title: String
    /// One sentence for search engines.
    public let description: String?
    /// Absolute address of the page, without personal data; printed in the footer of a PDF.
    public let address: String
    /// Address within the portal, e.g. `/kontakt`.
    public let path: String
    /// Top-level navigation.
    public let menu: [LayoutLink]
    /// The way from the home page to this one, this one included; empty on the home page.
    public let breadcrumbs: [LayoutLink]
    /// The page in every language, or the home page of languages that do not have it.
    public let languages: [LayoutLanguage]
    /// Links at the bottom.
    public let footer: [LayoutLink]
    /// Whose portal it is.
    public let office: Office
    /// Whether the page shows somebody's own data: search engines are told to stay away.
    public let isPersonal: Bool
    /// Address of the page as PDF; nil where there is none.
    public let pdfPath: String?
    /// Whether the page offers to be printed.
    public let canPrint: Bool
    /// Changes with the assets, so that browsers may keep them for long.
    public let assetVersion: String
    /// What stands in the search field.
    public let query: String
    /// The words around the content in the page's language.
    let texts: LayoutTexts
    /// Whether there are tools below the content.
    let hasTools: Bool
    /// Address of the home page in the page's language.
    let home: String
    /// The language to search in, where it is not Polish.
    let searchLanguage: String?

    init(
        language: Language, title: String, description: String?, address: String, path: String, menu: [LayoutLink],
        breadcrumbs: [LayoutLink], languages: [LayoutLanguage], footer: [LayoutLink], office: Office,
        isPersonal: Bool, pdfPath: String?, canPrint: Bool, assetVersion: String, query: String
    ) {
        self.language = language.rawValue
        self.title = title
        self.description = description
        self.address = address
        self.path = path
        self.menu = menu
        self.breadcrumbs = breadcrumbs
        self.languages = languages
        self.footer = footer
        self.office = office
        self.isPersonal = isPersonal
        self.pdfPath = pdfPath
        self.canPrint = canPrint
        self.assetVersion = assetVersion
        self.query = query
        texts = LayoutTexts.of(language)
        hasTools = canPrint || pdfPath != nil
        home = language.home
        searchLanguage = language == .polish ? nil : language.rawValue
    }
}

/// A link of the layout.
public struct LayoutLink: Sendable, Hashable {
    /// Words of the link.
    public let title: String
    /// Address within the portal.
    public let path: String
    /// Whether it leads to the page that is shown.
    public let isCurrent: Bool

    /// A link.
    public init(title: String, path: String, isCurrent: Bool = false) {
        self.title = title
        self.path = path
        self.isCurrent = isCurrent
    }
}

/// A language of the portal, as the layout offers it.
public struct LayoutLanguage: Sendable, Hashable {
    /// `pl`, `en` or `uk`.
    public let lang: String
    /// The language's own name.
    public let name: String
    /// Address of the page in that language.
    public let path: String
    /// Whether the page that is shown is in that language.
    public let isCurrent: Bool
}
