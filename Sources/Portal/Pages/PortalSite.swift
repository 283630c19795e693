/// What all pages of the portal have in common; makes their layouts.
public struct PortalSite: Sendable {
    /// The pages of information.
    public let content: ContentLibrary
    let publicAddress: String
    let assetVersion: String

    /// - Parameters:
    ///   - publicAddress: what residents type, without a slash at the end, e.g. `https://wniosek.example.pl`.
    ///   - assetVersion: changes with the assets.
    public init(content: ContentLibrary, publicAddress: String, assetVersion: String) {
        self.content = content
        self.publicAddress = publicAddress.hasSuffix("/") ? String(publicAddress.dropLast()) : publicAddress
        self.assetVersion = assetVersion
    }

    /// The layout of a page that is no page of information.
    ///
    /// - Parameters:
    ///   - title: of the page; the office's name follows it in the title of the document.
    ///   - crumb: its name in the breadcrumbs, where it is shorter.
    ///   - path: address within the portal, without personal data.
    ///   - parent: the page of information it stands below in the breadcrumbs; the home page when nil.
    ///   - isPersonal: whether it shows somebody's own data.
    ///   - pdfPath: address of the page as PDF.
    ///   - canPrint: whether it offers to be printed.
    ///   - query: what stands in the search field.
    public func layout(
        title: String, crumb: String? = nil, path: String, language: Language = .polish,
        below parent: ContentPage? = nil,
        isPersonal: Bool = false, pdfPath: String? = nil, canPrint: Bool = false, query: String = ""
    ) -> Layout {
        let way = (parent ?? content.page(at: language.home)).map(content.breadcrumbs) ?? []
        return layout(
            title: title, description: nil, path: path, language: language,
            way: way.map { link($0) } + [LayoutLink(title: crumb ?? title, path: path, isCurrent: true)],
            translations: [:],
            isPersonal: isPersonal, pdfPath: pdfPath, canPrint: canPrint, query: query)
    }

    /// The layout of a page of information.
    func layout(of page: ContentPage, pdfPath: String?) -> Layout {
        let isHome = page.path == page.language.home
        let way = content.breadcrumbs(of: page).map { link($0, isCurrent: $0.path == page.path) }
        let translations = content.translations(of: page).map { ($0.language, $0.path) }
        return layout(
            title: page.title, description: page.description, path: page.path, language: page.language,
            way: isHome ? [] : way, translations: Dictionary(uniqueKeysWithValues: translations), isPersonal: false,
            pdfPath: pdfPath, canPrint: true, query: "")
    }

    private func layout(
        title: String, description: String?, path: String, language: Language, way: [LayoutLink],
        translations: [Language: String], isPersonal: Bool, pdfPath: String?, canPrint: Bool, query: String
    ) -> Layout {
        let texts = LayoutTexts.of(language)
        var menu = content.menu(language: language).map { page in
            link(page, isCurrent: page.path == path)
        }
        menu.append(LayoutLink(title: texts.status, path: "/stan-sprawy", isCurrent: path == "/stan-sprawy"))
        return Layout(
            language: language,
            title: path == language.home && !isPersonal
                ? content.office.name : "\(title) – \(content.office.shortName)",
            description: description, address: publicAddress + path, path: path, menu: menu, breadcrumbs: way,
            languages: Language.allCases.map { other in
                LayoutLanguage(
                    lang: other.rawValue, name: other.name,
                    path: other == language ? path : translations[other] ?? other.home, isCurrent: other == language)
            },
            footer: content.site.footer.map { LayoutLink(title: $0.title, path: $0.path, isCurrent: $0.path == path) },
            office: content.office, isPersonal: isPersonal, pdfPath: pdfPath, canPrint: canPrint,
            assetVersion: assetVersion, query: query)
    }

    private func link(_ page: ContentPage, isCurrent: Bool = false) -> LayoutLink {
        LayoutLink(
            title: page.path == page.language.home ? LayoutTexts.of(page.language).home : page.title, path: page.path,
            isCurrent: isCurrent)
    }
}

extension PortalSite {
    /// A page that says why there is no other, for the template `error`.
    public func problem(title: String, text: String) -> some Sendable {
        ErrorView(layout: layout(title: title, path: "/", isPersonal: true), title: title, text: text)
    }
}
