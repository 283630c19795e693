public import Applications
public import Benefits

/// The pages of information, the search and the error pages, as HTML documents.
public struct InformationPages: Sendable {
    /// What all pages have in common.
    public let site: PortalSite
    let rules: RuleTable
    let catalogue: FormCatalogue
    let templates: PortalTemplates
    let offersPDF: Bool
    private let searches: [Language: ContentSearch]

    /// - Parameter offersPDF: whether pages link to themselves as PDF.
    public init(
        site: PortalSite, rules: RuleTable, catalogue: FormCatalogue, templates: PortalTemplates, offersPDF: Bool
    ) {
        self.site = site
        self.rules = rules
        self.catalogue = catalogue
        self.templates = templates
        self.offersPDF = offersPDF
        searches = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { ($0, ContentSearch(site.content, language: $0)) })
    }

    /// The document at an address, with the amounts of a day; nil when no page of information is there.
    public func document(at path: String, on day: LocalDate) -> String? {
        guard let page = site.content.page(at: path) else { return nil }
        if path == page.language.home { return templates.render("home", home(page, on: day)) }
        return templates.render(template(of: page), view(of: page, on: day))
    }

    /// What a search finds; any text is harmless.
    public func search(_ query: String, language: Language = .polish) -> String {
        let texts = PageTexts.of(language)
        let query = ContentSearch.shortened(query)
        return templates.render(
            "search",
            SearchView(
                layout: site.layout(
                    title: texts.search, path: "/szukaj", language: language, canPrint: true, query: query),
                texts: texts,
                title: texts.search, query: query, hasQuery: !query.isEmpty,
                results: searches[language]?.results(for: query) ?? []))
    }

    private func template(of page: ContentPage) -> String {
        if page.kind == .area { return "area" }
        return site.content.children(of: page).contains { $0.kind == .news } ? "news" : "page"
    }

    private func view(of page: ContentPage, on day: LocalDate) -> PageView {
        PageView(
            layout: site.layout(of: page, pdfPath: pdfPath(of: page)),
            texts: PageTexts.of(page.language), title: page.title,
            lead: page.kind == .news ? nil : page.description, html: site.content.html(of: page, rules: rules, on: day),
            checked: page.checked.map { DateText($0, page.language) },
            published: page.published.map { DateText($0, page.language) }, buttons: buttons(of: page, on: day),
            cards: site.content.children(of: page).map(PageCard.init))
    }

    private func pdfPath(of page: ContentPage) -> String? {
        offersPDF ? "/pdf" + (page.path == "/" ? "" : page.path) : nil
    }

    private func home(_ page: ContentPage, on day: LocalDate) -> HomeView {
        let content = site.content
        let pages = content.pages.filter { $0.language == page.language }
        let news = content.news(language: page.language)
        return HomeView(
            layout: site.layout(of: page, pdfPath: pdfPath(of: page)), texts: PageTexts.of(page.language),
            title: page.title,
            html: content.html(of: page, rules: rules, on: day),
            areas: pages.filter { $0.kind == .area }.sorted(by: ContentPage.comesBefore).map(PageCard.init),
            forms: forms(on: day), news: news.prefix(3).map(PageCard.init),
            newsPath: news.first.flatMap { ContentAddress.parent(of: $0.path, in: page.language) })
    }

    private func buttons(of page: ContentPage, on day: LocalDate) -> [PageButton] {
        let texts = PageTexts.of(page.language)
        let open = page.forms.compactMap { form in definition(of: form, on: day).map { (form, $0) } }
        var buttons = open.map { form, definition in
            let verb = definition.kind == .report ? texts.report : texts.fillIn
            let hasNamesake = open.count { $0.1.kind == definition.kind } > 1
            return PageButton(
                text: hasNamesake ? "\(verb): \(definition.title)" : verb, path: form.path, isSecondary: false)
        }
        if let check = page.check {
            buttons.append(PageButton(text: texts.quickCheck, path: "/sprawdz/\(check)", isSecondary: true))
        }
        return buttons
    }

    /// Forms that a Polish page leads to and that can be filled in on a day, in the order of those pages.
    private func forms(on day: LocalDate) -> [LayoutLink] {
        var links: [LayoutLink] = []
        for page in site.content.menu(language: .polish).flatMap({ [$0] + site.content.children(of: $0) }) {
            for form in page.forms where !links.contains(where: { $0.path == form.path }) {
                guard let definition = definition(of: form, on: day) else { continue }
                links.append(LayoutLink(title: definition.title, path: form.path))
            }
        }
        return links
    }

    private func definition(of form: ContentPage.Form, on day: LocalDate) -> FormDefinition? {
        catalogue.current(benefit: BenefitCode(rawValue: form.benefit), form: form.form, on: day)
    }
}
