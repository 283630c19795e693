import Applications
import Portal
import Testing

struct InformationPagesTests {
    private func pages(_ changes: [String: String] = [:], offersPDF: Bool = true) throws -> InformationPages {
        let library = try ContentFiles.library(changes)
        return InformationPages(
            site: PortalSite(content: library, publicAddress: "https://ops.example.pl/", assetVersion: "ab12"),
            rules: try ContentFiles.rules.get(), catalogue: try ContentFiles.catalogue.get(),
            templates: try ContentFiles.templates.get(), offersPDF: offersPDF)
    }

    private func document(_ path: String, _ changes: [String: String] = [:]) throws -> String {
        try #require(try pages(changes).document(at: path, on: ContentFiles.day))
    }

    @Test func `there is no document where there is no page`() throws {
        #expect(try pages().document(at: "/nie-ma", on: ContentFiles.day) == nil)
    }

    @Test(arguments: ["/", "/en", "/dodatki", "/dodatki/dodatek", "/aktualnosci", "/aktualnosci/nowe", "/kontakt"])
    func `every document has one title, one main part, a skip link and no inline style or script`(path: String) throws {
        let html = try document(path)
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(path == "/en" ? "en" : "pl")\">"))
        for once in ["<h1>", "<main id=\"tresc\"", "<a class=\"skip-link\" href=\"#tresc\">", "<title>", "</html>"] {
            #expect(html.ranges(of: once).count == 1, "\(once)")
        }
        for never in [" style=", "<style", " onclick", "{{", "javascript:"] {
            #expect(!html.contains(never), "\(never)")
        }
        #expect(html.ranges(of: "<script").count == 1)
        #expect(html.contains("<script src=\"/zasoby/portal.js?v=ab12\" defer></script>"))
        #expect(html.contains("href=\"/zasoby/portal.css?v=ab12\""))
    }

    @Test func `names are escaped`() throws {
        let html = try document(
            "/dodatki",
            [
                "pl/dodatki/index.md": "---\ntitle: A <b> \"c\"\ndescription: D & <i>\nkind: area\n---\nT.\n"
            ])
        #expect(html.contains("<h1>A &lt;b&gt; &quot;c&quot;</h1>"))
        #expect(html.contains("content=\"D &amp; &lt;i&gt;\""))
        #expect(html.contains("Ośrodek &amp; Spółka"))
    }

    @Test func `a benefit page leads to its form and its quick check`() throws {
        let html = try document("/dodatki/dodatek")
        #expect(html.contains("href=\"/wniosek/housing-allowance/dodatek-mieszkaniowy\">Wypełnij wniosek</a>"))
        #expect(html.contains("href=\"/sprawdz/dodatek-mieszkaniowy\">Sprawdź, czy możesz się ubiegać</a>"))
        #expect(
            try document("/dodatki/inny").contains(
                "href=\"/wniosek/social-assistance/zgloszenie\">Wypełnij zgłoszenie</a>"))
    }

    @Test func `a form that cannot be filed on the day has no button`() throws {
        let early = try #require(LocalDate(iso: "2000-01-01"))
        let html = try #require(try pages().document(at: "/dodatki/dodatek", on: early))
        #expect(!html.contains("Wypełnij wniosek"))
        #expect(html.contains("/sprawdz/dodatek-mieszkaniowy"))
    }

    @Test func `an area lists its benefits`() throws {
        let html = try document("/dodatki")
        #expect(html.contains("<h3><a href=\"/dodatki/dodatek\">Dodatek mieszkaniowy</a></h3>"))
        #expect(html.contains("<p>Zgłoś potrzebę.</p>"))
    }

    @Test func `the home page leads to areas, forms, the status of cases and the latest news`() throws {
        let html = try document("/")
        for link in [
            "<a href=\"/dodatki\">Dodatki mieszkaniowe</a>", "<a href=\"/wniosek/social-assistance/zgloszenie\">",
            "<a class=\"button\" href=\"/stan-sprawy\">", "<a href=\"/aktualnosci/nowe\">Nowsza wiadomość</a>",
            "<a href=\"/aktualnosci\">Wszystkie aktualności</a>",
        ] { #expect(html.contains(link), "\(link)") }
        #expect(!html.contains("class=\"breadcrumbs\""))
        #expect(html.contains("data-print hidden"))
        #expect(html.contains("<a class=\"pdf\" href=\"/pdf\""))
    }

    @Test func `cards without a day show none, even below a page with one`() throws {
        let html = try document(
            "/dodatki",
            [
                "pl/dodatki/index.md": "---\ntitle: T\ndescription: D.\nkind: area\npublished: 2026-02-03\n---\n"
            ])
        #expect(!html.contains("<time datetime=\"2026-02-03\">"))
        #expect(
            try document("/aktualnosci").contains("<time datetime=\"2026-01-02\">2\u{a0}stycznia 2026\u{a0}r.</time>"))
    }

    @Test func `data that was checked says when`() throws {
        #expect(
            try document("/kontakt").contains(
                "Dane sprawdzono: <time datetime=\"2020-01-01\">1\u{a0}stycznia 2020\u{a0}r.</time>"))
    }

    @Test func `the layout names the address, the way and the languages`() throws {
        let html = try document("/dodatki")
        #expect(html.contains("<title>Dodatki mieszkaniowe – OPS</title>"))
        #expect(html.contains("<meta name=\"address\" content=\"https://ops.example.pl/dodatki\">"))
        #expect(html.contains("<li><a href=\"/dodatki\" aria-current=\"page\">Dodatki mieszkaniowe</a></li>"))
        #expect(html.contains("<li><a href=\"/\">Strona główna</a></li>\n<li><span aria-current=\"page\">"))
        #expect(html.contains("<a href=\"/en/housing\" lang=\"en\" hreflang=\"en\">English</a>"))
        #expect(html.contains("<a href=\"/uk\" lang=\"uk\" hreflang=\"uk\">Українська</a>"))
        #expect(html.contains("<a class=\"pdf\" href=\"/pdf/dodatki\""))
        #expect(!html.contains("noindex"))
        let plain = try #require(try pages(offersPDF: false).document(at: "/dodatki", on: ContentFiles.day))
        #expect(!plain.contains("class=\"pdf\""))
        #expect(plain.contains("data-print hidden"))
    }

    @Test func `a page of another part of the portal stands below the page it is given`() throws {
        let library = try ContentFiles.library()
        let site = PortalSite(content: library, publicAddress: "https://ops.example.pl", assetVersion: "1")
        let layout = site.layout(
            title: "Wniosek", path: "/wniosek/a/b", below: library.page(at: "/dodatki"), isPersonal: true)
        #expect(layout.breadcrumbs.map(\.path) == ["/", "/dodatki", "/wniosek/a/b"])
        #expect(layout.breadcrumbs.map(\.isCurrent) == [false, false, true])
        #expect(layout.address == "https://ops.example.pl/wniosek/a/b")
        #expect(layout.menu.last?.path == "/stan-sprawy")
        let html = try ContentFiles.templates.get().render("error", ["layout": layout])
        #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(!html.contains("rel=\"canonical\""))
    }

    @Test func `the search shows what it found and what was asked, escaped`() throws {
        let html = try pages().search("  dodatki \"><script>\u{0} ")
        #expect(html.contains("value=\"dodatki &quot;&gt;&lt;script&gt;\""))
        #expect(html.contains("<h2><a href=\"/dodatki\">Dodatki mieszkaniowe</a></h2>"))
        #expect(try pages().search("qqqq").contains("Nic nie znaleźliśmy."))
        #expect(try pages().search(" ").contains("Wpisz w polu u góry strony"))
        #expect(try pages().search(String(repeating: "a", count: 10_000)).utf8.count < 10_000)
        #expect(
            try pages().search("housing", language: .english).contains(
                "<input type=\"hidden\" name=\"lang\" value=\"en\">"))
    }

    @Test func `a page that cannot be shown says why and is not for search engines`() throws {
        let pages = try pages()
        let html = try ContentFiles.templates.get().render(
            "error", pages.site.problem(title: "Nie ma takiej strony", text: "A & B"))
        #expect(html.ranges(of: "<h1>").count == 1)
        #expect(html.contains("<h1>Nie ma takiej strony</h1>") && html.contains("A &amp; B"))
        #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
    }
}
