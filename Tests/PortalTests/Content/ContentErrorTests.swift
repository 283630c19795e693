import Portal
import Testing

struct ContentErrorTests {
    /// A mistake, and how its error begins.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let file: String
        let text: String
        let error: String
        var testDescription: String { error }

        init(_ file: String, _ text: String, _ error: String) {
            self.file = file
            self.text = text
            self.error = error
        }
    }

    static let top = "---\ntitle: T\ndescription: O.\n"

    static let mistakes = [
        Mistake("pl/x.md", "Bez nagłówka.", "pl/x.md:1: A page begins with its front matter"),
        Mistake("pl/x.md", "---\ntitle: T\n", "pl/x.md:1: A page begins with its front matter"),
        Mistake("pl/x.md", "---\ndescription: O.\n---\n", "pl/x.md:1: The page has no title"),
        Mistake("pl/x.md", "---\ntitle: T\n---\n", "pl/x.md:1: The page has no description"),
        Mistake("pl/x.md", "---\ntitle:\ndescription: O.\n---\n", "pl/x.md:2: title has no value"),
        Mistake("pl/x.md", "\(top)kolor: red\n---\n", "pl/x.md:4: kolor is no key of front matter"),
        Mistake("pl/x.md", "\(top)title: U\n---\n", "pl/x.md:4: title stands here twice"),
        Mistake("pl/x.md", "\(top)luzem\n---\n", "pl/x.md:4: Front matter is written key: value"),
        Mistake("pl/x.md", "\(top)kind: blog\n---\n", "pl/x.md:4: kind must be one of page, area"),
        Mistake("pl/x.md", "\(top)order: pierwszy\n---\n", "pl/x.md:4: order must be a whole number"),
        Mistake("pl/x.md", "\(top)menu: tak\n---\n", "pl/x.md:4: menu must be yes or no"),
        Mistake("pl/x.md", "\(top)checked: 2025-02-30\n---\n", "pl/x.md:4: checked must be a day that exists"),
        Mistake("pl/x.md", "\(top)published: 1.02.2025\n---\n", "pl/x.md:4: published must be a day that exists"),
        Mistake("pl/x.md", "\(top)kind: news\n---\n", "pl/x.md:1: News need a day"),
        Mistake("pl/x.md", "\(top)forms: dodatek\n---\n", "pl/x.md:4: forms are written benefit/form"),
        Mistake("pl/x.md", "\(top)forms: a/b,\n---\n", "pl/x.md:4: forms are written benefit/form"),
        Mistake("pl/x.md", "\(top)check: ../x\n---\n", "pl/x.md:4: check must be the name of a quick check"),
        Mistake(
            "pl/x.md", "---\ntitle: {{kwota a}}\ndescription: O.\n---\n", "pl/x.md:2: Placeholders are for the text"),
        Mistake("pl/x.md", "\(top)---\n\n{{suma a}}\n", "pl/x.md:6: {{suma a}} is no placeholder"),
        Mistake("pl/x.md", "\(top)---\n{{kwota a b}}\n", "pl/x.md:5: {{kwota a b}} is no placeholder"),
        Mistake("pl/x.md", "\(top)---\n{{kwoty}}\n", "pl/x.md:5: {{kwoty}} is no placeholder"),
        Mistake("pl/x.md", "\(top)---\nA {{kwota a\n", "pl/x.md:5: A placeholder ends with }}"),
        Mistake("pl/x.md", "\(top)---\nA {{kwoty a}}\n", "pl/x.md:5: {{kwoty …}} makes a table"),
        Mistake("pl/x.md", "\(top)---\n[a](/{{kwota a}})\n", "pl/x.md:5: A placeholder stands in a text"),
        Mistake("pl/x.md", "\(top)---\n\u{F0001}\n", "pl/x.md:5: The line holds a private character"),
        Mistake("pl/x.md", "\(top)---\n## A\n\n# Tytuł\n", "pl/x.md:7: The title is the only heading"),
        Mistake("pl/x.md", "\(top)---\n<p style=\"color:red\">a</p>\n", "pl/x.md:5: The attribute style does not work"),
        Mistake("pl/x.md", "\(top)---\na <b onclick='x()'>a</b>\n", "pl/x.md:5: The attribute onclick does not work"),
        Mistake("pl/x.md", "\(top)---\n\n<script>x()</script>\n", "pl/x.md:6: <script> may not stand in a text"),
        Mistake(
            "pl/x.md", "\(top)---\n<b id=\"a\">a</b> <i id=\"a\">b</i>\n",
            "pl/x.md:5: id=\"a\" stands on this page twice"),
        Mistake("pl/x.md", "\(top)---\n<b id=\"tresc\">a</b>\n", "pl/x.md:5: id=\"tresc\" cannot be used"),
        Mistake("pl/x.md", "\(top)---\n\n[a](/nie-ma)\n", "pl/x.md:6: The link leads to /nie-ma"),
        Mistake("pl/x.md", "\(top)---\n[a](kontakt)\n", "pl/x.md:5: kontakt is no address"),
        Mistake("pl/x.md", "\(top)---\n[a](//obcy.pl)\n", "pl/x.md:5: //obcy.pl is no address"),
        Mistake("pl/x.md", "\(top)---\n[a](javascript:x)\n", "pl/x.md:5: javascript:x is no address"),
        Mistake("pl/x.md", "\(top)---\n[a](#nie-ma)\n", "pl/x.md:5: The page has no place #nie-ma"),
        Mistake("pl/x.md", "\(top)---\n[a](/kontakt#nie-ma)\n", "pl/x.md:5: The page /kontakt has no place #nie-ma"),
        Mistake(
            "pl/kontakt/index.md", "\(top)---\n", "pl/kontakt/index.md: pl/kontakt.md has the address /kontakt too"),
        Mistake("pl/x.md", "\(top)id: home\n---\n", "pl/x.md:4: / has the id home too"),
        Mistake("pl/Duże.md", "\(top)---\n", "pl/Duże.md: Names of pages and folders have small letters"),
        Mistake("pl/wniosek/x.md", "\(top)---\n", "pl/wniosek/x.md: The portal itself answers at /wniosek"),
        Mistake("de/index.md", "\(top)---\n", "de/index.md: Pages lie in the folders pl, en and uk"),
        Mistake("site.json", "{", "site.json: The file is not JSON"),
        Mistake("site.json", "{\"office\": {\"name\": \"\"}}", "site.json: name must be a text"),
    ]

    @Test(arguments: mistakes) func `a mistake is refused with its place and a sentence`(mistake: Mistake) throws {
        let error = try #require(throws: ContentError.self) {
            try ContentFiles.library([mistake.file: mistake.text])
        }
        #expect("\(error)".hasPrefix("schemas/content/\(mistake.error)"), "\(error)")
    }

    @Test func `a page that is not UTF-8 is refused`() throws {
        var files = ContentFiles.base.mapValues { Array($0.utf8) }
        files["pl/x.md"] = [0x2D, 0xFF]
        let error = try #require(throws: ContentError.self) { try ContentLibrary(files: files) }
        #expect(error.reason.contains("UTF-8"))
    }

    @Test func `a language without a home page is refused`() throws {
        var files = ContentFiles.base.mapValues { Array($0.utf8) }
        files["uk/index.md"] = nil
        let error = try #require(throws: ContentError.self) { try ContentLibrary(files: files) }
        #expect(error.file == "uk/index.md")
    }

    @Test func `a link at the bottom that leads nowhere is refused`() throws {
        let site = """
            {"office": {"name": "N", "shortName": "S", "address": "A", "email": "e@przyklad.pl"},
             "footer": [{"title": "RODO", "path": "/rodo"}]}
            """
        let error = try #require(throws: ContentError.self) { try ContentFiles.library(["site.json": site]) }
        #expect("\(error)" == "schemas/content/site.json: The link leads to /rodo, and there is no such page.")
    }

    @Test func `a key that the rule table does not have is refused with its line`() throws {
        let library = try ContentFiles.library(text: "Kwota {{kwota ps.kryt.single}}\n\ni {{od nie.ma}}\n")
        let rules = try ContentFiles.rules.get()
        let error = try #require(throws: ContentError.self) { try library.check(against: rules) }
        #expect("\(error)" == "schemas/content/pl/strona.md:7: The rule table has no key nie.ma; keys.json names them.")
    }

    @Test func `forms and quick checks that are not there are refused`() throws {
        let library = try ContentFiles.library()
        let forms: Set = ["housing-allowance/dodatek-mieszkaniowy", "social-assistance/zgloszenie"]
        try library.check(forms: forms, checks: ["dodatek-mieszkaniowy"])
        let form = try #require(throws: ContentError.self) {
            try library.check(
                forms: forms.subtracting(["social-assistance/zgloszenie"]), checks: ["dodatek-mieszkaniowy"])
        }
        #expect("\(form)" == "schemas/content/pl/dodatki/inny.md:5: There is no form social-assistance/zgloszenie.")
        let check = try #require(throws: ContentError.self) { try library.check(forms: forms, checks: []) }
        #expect("\(check)" == "schemas/content/pl/dodatki/dodatek.md:7: There is no quick check dodatek-mieszkaniowy.")
    }
}
