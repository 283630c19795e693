import Applications
import Portal
import Testing

struct ContentHTMLTests {
    @Test func `an amount is that of the day, without grosze when it is whole`() throws {
        #expect(try ContentFiles.html("Kwota {{kwota ps.kryt.single}}.") == "<p>Kwota 1\u{a0}010\u{a0}zł.</p>\n")
        let before = try #require(LocalDate(iso: "2024-12-31"))
        #expect(try ContentFiles.html("Kwota {{kwota ps.kryt.single}}.", on: before) == "<p>Kwota 776\u{a0}zł.</p>\n")
        #expect(try ContentFiles.html("{{kwota sr.pielegnacyjny}}") == "<p>215,84\u{a0}zł</p>\n")
    }

    @Test func `a date is written out in the language of the page`() throws {
        let html = try ContentFiles.html("{{od ps.kryt.single}}")
        #expect(html == "<p>od 1\u{a0}stycznia 2025\u{a0}r.</p>\n")
        let library = try ContentFiles.library()
        let english = try #require(library.page(at: "/en"))
        let text = library.html(of: english, rules: try ContentFiles.rules.get(), on: ContentFiles.day)
        #expect(text.contains("from 1\u{a0}January 2025"))
    }

    @Test(arguments: [
        ("2026-09-30", "1\u{a0}209\u{a0}zł", "1\u{a0}665\u{a0}zł od 1\u{a0}października 2026\u{a0}r."),
        ("2026-10-01", "1\u{a0}665\u{a0}zł", "nie jest znana"),
    ]) func `a key of a benefit period has the value of the period, and names its next one`(
        day: String, now: String, next: String
    ) throws {
        let html = try ContentFiles.html("{{kwoty fa.kryt}}", on: try #require(LocalDate(iso: day)))
        #expect(html.contains("<td>\(now)</td>"))
        #expect(html.contains("<td>\(next)</td>"))
    }

    @Test func `a value that nobody knows sends people to the office`() throws {
        #expect(try ContentFiles.html("{{kwota dm.cap.tarnowskie_gory}}").contains("zapytaj w ośrodku"))
        #expect(try ContentFiles.html("{{kwota dm.ryczalt.kwh_price}}").contains("zapytaj w ośrodku"))
        let long = try #require(LocalDate(iso: "1999-01-01"))
        #expect(try ContentFiles.html("{{kwota ps.kryt.single}}", on: long).contains("zapytaj w ośrodku"))
    }

    @Test func `an unverified value says so once`() throws {
        #expect(try ContentFiles.html("{{kwota ps.staly.share}}, a").contains("130\u{a0}% (do sprawdzenia), a"))
        let marked = try ContentFiles.html("{{kwota ps.staly.share}} (do sprawdzenia), a")
        #expect(marked.contains("130\u{a0}% (do sprawdzenia), a"))
        #expect(!(try ContentFiles.html("{{kwota ps.kryt.single}}").contains("do sprawdzenia")))
    }

    @Test func `a line of keys becomes a table with headings for rows and columns`() throws {
        let html = try ContentFiles.html("## Ile wynosi\nTekst\n{{kwoty ps.kryt.single ps.kryt.family}}\nDalej")
        #expect(
            html.contains(
                "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Ile wynosi\"><table><thead><tr>"
                    + "<th scope=\"col\">Nazwa</th><th scope=\"col\">Teraz</th><th scope=\"col\">Obowiązuje od</th>"
                    + "<th scope=\"col\">Następna zmiana</th></tr></thead>"))
        #expect(html.contains("<th scope=\"row\">Kryterium dochodowe osoby samotnie gospodarującej</th>"))
        #expect(html.contains("<td>1\u{a0}stycznia 2025\u{a0}r.</td>"))
        #expect(html.contains("<p>Tekst</p>"))
        #expect(html.contains("<p>Dalej</p>"))
        #expect(!html.contains("<p><div"))
    }

    @Test func `a table of amounts may stand in a list`() throws {
        let html = try ContentFiles.html("- punkt\n\n  {{kwoty ps.kryt.single}}\n")
        let table = try #require(html.firstRange(of: "</table>"))
        let item = try #require(html.firstRange(of: "</li>"))
        #expect(table.upperBound <= item.lowerBound)
    }

    @Test func `headings have identifiers of their words, each once`() throws {
        let html = try ContentFiles.html(
            "## Źródła *prawa* i opłaty\n\n### Źródła prawa i opłaty\n\n## Treść\n\n## !\n")
        #expect(html.contains("<h2 id=\"zrodla-prawa-i-oplaty\">Źródła <em>prawa</em> i opłaty</h2>"))
        #expect(html.contains("<h3 id=\"zrodla-prawa-i-oplaty-2\">"))
        #expect(html.contains("<h2 id=\"tresc-2\">Treść</h2>"))
        #expect(html.contains("<h2 id=\"czesc\">!</h2>"))
    }

    @Test func `an identifier that the text gives stays and is not given again`() throws {
        let html = try ContentFiles.html("## Status\n\n<h2 id=\"status\">Stan</h2>\n")
        #expect(html.contains("<h2 id=\"status-2\">Status</h2>"))
        #expect(html.contains("<h2 id=\"status\">Stan</h2>"))
    }

    @Test func `a table can be scrolled, and its cells carry no styles`() throws {
        let html = try ContentFiles.html("| Osoby | m² |\n|:--|--:|\n| 1 | 35 |\n\n| A |\n|---|\n")
        #expect(html.contains("role=\"region\" aria-label=\"Strona\"><table>"))
        #expect(html.contains("aria-label=\"Strona (2)\""))
        #expect(html.contains("<th scope=\"col\">m²</th>"))
        #expect(html.contains("<td>35</td>"))
        #expect(!html.contains("align="))
        #expect(!html.contains("style="))
    }

    @Test func `what a text says in headings cannot leave an attribute`() throws {
        let html = try ContentFiles.html("## A \"b\" <i>&lt;c&gt;</i>\n\n| A |\n|---|\n")
        #expect(html.contains("aria-label=\"A &quot;b&quot; &lt;c&gt;\""))
    }

    @Test func `links to pages, places and the portal's own addresses are allowed`() throws {
        let text = """
            ## Tu

            [a](#tu) [b](/kontakt) [c](/dodatki/dodatek#kto-moze-sie-ubiegac) [d](/szukaj?q=x) [e](/stan-sprawy)
            [f](https://isap.sejm.gov.pl/x?a=b&c=d) [g](mailto:ops@przyklad.pl) [h](tel:+48320000000) [i](/en)
            """
        #expect(try ContentFiles.html(text).contains("href=\"/dodatki/dodatek#kto-moze-sie-ubiegac\""))
    }
}
