import Portal
import Testing

/// The pages of this checkout.
struct PublishedContentTests {
    private static let library = Result { try ContentLibrary(files: ContentFiles.all(in: "content")) }

    @Test func `every page is in order, and every link and key leads somewhere`() throws {
        let library = try Self.library.get()
        try library.check(against: try ContentFiles.rules.get())
        let checks: Set = [
            "dodatek-mieszkaniowy", "zasilek-rodzinny", "becikowe", "zasilek-pielegnacyjny",
            "swiadczenie-pielegnacyjne", "swiadczenie-rodzicielskie", "fundusz-alimentacyjny", "pomoc-spoleczna",
        ]
        try library.check(forms: try ContentFiles.forms(), checks: checks)
    }

    @Test func `every form can be reached from a Polish page`() throws {
        let polish = try Self.library.get().pages.filter { $0.language == .polish }
        let linked = Set(polish.flatMap(\.forms).map { "\($0.benefit)/\($0.form)" })
        #expect(try linked == ContentFiles.forms())
    }

    @Test func `there are four areas in every language`() throws {
        for language in Language.allCases {
            let areas = try Self.library.get().pages.filter { $0.language == language && $0.kind == .area }
            #expect(areas.count == 4, "\(language)")
            for area in areas {
                #expect(try Self.library.get().translations(of: area).count == 3, "\(area.file)")
            }
        }
    }

    @Test func `every page becomes a document without open places`() throws {
        let library = try Self.library.get()
        let pages = InformationPages(
            site: PortalSite(content: library, publicAddress: "https://ops.example.pl", assetVersion: "1"),
            rules: try ContentFiles.rules.get(), catalogue: try ContentFiles.catalogue.get(),
            templates: try ContentFiles.templates.get(), offersPDF: true)
        for page in library.pages {
            let html = try #require(pages.document(at: page.path, on: ContentFiles.day))
            #expect(html.ranges(of: "<h1>").count == 1, "\(page.file)")
            #expect(!html.contains("{{"), "\(page.file)")
        }
    }
}
