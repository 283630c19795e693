import Markup
import Testing

struct MarkdownTests {
    @Test func `paragraphs, headings and links become HTML`() {
        #expect(
            Markdown.html("## Ile wynosi\n\nZobacz [kontakt](/kontakt).")
                == "<h2>Ile wynosi</h2>\n<p>Zobacz <a href=\"/kontakt\">kontakt</a>.</p>\n")
    }

    @Test func `a table of GitHub's Markdown becomes a table`() {
        let html = Markdown.html("| Osoby | Kwota |\n|---|--:|\n| 1 | 100 zł |\n")
        #expect(html.contains("<th>Osoby</th>"))
        #expect(html.contains("<td align=\"right\">100 zł</td>"))
    }

    @Test func `HTML in the text stays`() {
        #expect(Markdown.html("<p id=\"a11y-wstep\">Tekst</p>\n") == "<p id=\"a11y-wstep\">Tekst</p>\n")
        #expect(Markdown.html("Dnia <time datetime=\"2026-01-01\">1 stycznia</time>").contains("<time datetime="))
    }

    @Test func `quotation marks and dashes stay as typed`() {
        #expect(Markdown.html("\"tak\" -- 'nie' ...") == "<p>&quot;tak&quot; -- 'nie' ...</p>\n")
    }

    @Test func `text that looks like HTML in a code span is escaped`() {
        #expect(Markdown.html("`<b>&`") == "<p><code>&lt;b&gt;&amp;</code></p>\n")
    }

    @Test(arguments: ["", " ", "\n\n\n"]) func `an empty text is empty HTML`(text: String) {
        #expect(Markdown.html(text) == "")
    }

    @Test func `Polish and Ukrainian letters and a null character come through as text`() {
        #expect(Markdown.html("Zażółć gęślą, їжак\u{0}") == "<p>Zażółć gęślą, їжак\u{FFFD}</p>\n")
    }

    @Test func `deep nesting and long lines are rendered`() {
        let quotes = Markdown.html(String(repeating: ">", count: 5_000) + " x")
        #expect(quotes.contains("x"))
        let brackets = Markdown.html(String(repeating: "[", count: 50_000))
        #expect(brackets.utf8.count >= 50_000)
    }

    @Test func `many tasks get the same HTML at once`() async {
        let text = "| a | b |\n|---|---|\n| 1 | 2 |\n\n~~x~~ www.przyklad.pl"
        let expected = Markdown.html(text)
        let results = await withTaskGroup(of: String.self) { group in
            for _ in 0..<200 { group.addTask { Markdown.html(text) } }
            return await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(results.count == 200)
        #expect(results.allSatisfy { $0 == expected })
    }
}
