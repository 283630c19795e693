/// All pages of information, with their order and ties.
public struct ContentLibrary: Sendable {
    /// Every page, by language, then by address.
    public let pages: [ContentPage]
    let site: SiteFile
    private let byPath: [String: ContentPage]
    private let childPaths: [String: [String]]
    private let pathsByID: [String: [Language: String]]

    /// Reads pages and `site.json`; files called `README.md` and other endings than `.md` are not looked at.
    ///
    /// - Parameter files: contents by path relative to `schemas/content`.
    /// - Throws: the first mistake: a title is missing, a key or placeholder is unknown, a date does not exist, two pages
    ///   have one address or one `id`, an internal link leads nowhere.
    public init(files: [String: [UInt8]]) throws(ContentError) {
        guard let siteBytes = files[SiteFile.name] else {
            throw ContentError(SiteFile.name, nil, "The file is missing.")
        }
        site = try SiteFile(bytes: siteBytes)
        var byPath: [String: ContentPage] = [:]
        var pathsByID: [String: [Language: String]] = [:]
        for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
            guard file.hasSuffix(".md"), file.split(separator: "/").last != "README.md" else { continue }
            let page = try ContentPage(file: file, bytes: bytes)
            if let other = byPath[page.path] {
                throw ContentError(file, nil, "\(other.file) has the address \(page.path) too; rename one of them.")
            }
            if let other = pathsByID[page.id]?[page.language] {
                throw ContentError(file, page.lines["id"], "\(other) has the id \(page.id) too; choose another one.")
            }
            byPath[page.path] = page
            pathsByID[page.id, default: [:]][page.language] = page.path
        }
        for language in Language.allCases where byPath[language.home] == nil {
            throw ContentError("\(language.rawValue)/index.md", nil, "The home page is missing.")
        }
        self.byPath = byPath
        self.pathsByID = pathsByID
        pages = byPath.values.sorted { left, right in
            (left.language.position, left.path) < (right.language.position, right.path)
        }
        childPaths = Self.children(of: pages)
        try checkLinks()
    }

    /// Whose portal it is.
    public var office: Office { site.office }

    /// The page at an address, e.g. `/`, `/kontakt`, `/en`; nil when there is none.
    public func page(at path: String) -> ContentPage? { byPath[path] }

    /// The pages one level below a page, in their order.
    public func children(of page: ContentPage) -> [ContentPage] {
        (childPaths[page.path] ?? []).compactMap { byPath[$0] }
    }

    /// The way from the home page to a page, both included.
    public func breadcrumbs(of page: ContentPage) -> [ContentPage] {
        var way = [page]
        var path = page.path
        while let parent = ContentAddress.parent(of: path, in: page.language) {
            if let page = byPath[parent] { way.insert(page, at: 0) }
            path = parent
        }
        return way
    }

    /// Pages of the top-level navigation in their order.
    public func menu(language: Language) -> [ContentPage] {
        pages.filter { $0.language == language && $0.isInMenu }.sorted(by: ContentPage.comesBefore)
    }

    /// Addresses of a page in every language that has it, its own included.
    public func translations(of page: ContentPage) -> [(language: Language, path: String)] {
        Language.allCases.compactMap { language in
            pathsByID[page.id]?[language].map { (language, $0) }
        }
    }

    /// News of a language, the latest first.
    public func news(language: Language) -> [ContentPage] {
        pages.filter { $0.language == language && $0.kind == .news }.sorted(by: ContentPage.comesBefore)
    }

    private static func children(of pages: [ContentPage]) -> [String: [String]] {
        var children: [String: [ContentPage]] = [:]
        for page in pages {
            guard let parent = ContentAddress.parent(of: page.path, in: page.language) else { continue }
            children[parent, default: []].append(page)
        }
        return children.mapValues { $0.sorted(by: ContentPage.comesBefore).map(\.path) }
    }
}

extension Language {
    fileprivate var position: Int { Language.allCases.firstIndex(of: self) ?? 0 }
}

extension ContentPage {
    /// News by day, the latest first; other pages by their order, then by title.
    static func comesBefore(_ left: ContentPage, _ right: ContentPage) -> Bool {
        if let leftDay = left.published, let rightDay = right.published, leftDay != rightDay {
            return leftDay > rightDay
        }
        return (left.order, left.title, left.path) < (right.order, right.title, right.path)
    }
}
