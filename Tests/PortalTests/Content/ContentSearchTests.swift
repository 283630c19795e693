import Portal
import Testing

struct ContentSearchTests {
    private func search(_ changes: [String: String] = [:]) throws -> ContentSearch {
        ContentSearch(try ContentFiles.library(changes), language: .polish)
    }

    private static func page(_ title: String, _ description: String, _ text: String) -> String {
        "---\ntitle: \(title)\ndescription: \(description)\n---\n\(text)\n"
    }

    private static let places = [
        "pl/a.md": page("Gazeta", "O", "A"), "pl/b.md": page("B", "Gazeta", "B"),
        "pl/c.md": page("C", "C", "## Gazeta"), "pl/d.md": page("D", "D", "Jest gazeta."),
    ]

    @Test func `title comes before description, headings and text`() throws {
        let found = try search(Self.places).results(for: "gazeta").map(\.path)
        #expect(found == ["/a", "/b", "/c", "/d"])
    }

    @Test(arguments: [
        "dodatek mieszkaniowy", "DODATKU MIESZKANIOWEGO", "dodatki mieszkaniowe", "mieszkaniowym dodatkiem",
        "dodat mieszk", "o dodatku mieszkaniowym",
    ]) func `endings, case and order of the words do not matter`(query: String) throws {
        let found = try search().results(for: query).map(\.path)
        #expect(Set(found.prefix(2)) == ["/dodatki", "/dodatki/dodatek"])
    }

    @Test(arguments: ["zażółć", "zazolc", "ZAŻÓŁĆ", "zaz\u{307}o\u{301}łc\u{301}"])
    func `Polish letters may be typed without their marks`(query: String) throws {
        let search = try search(["pl/x.md": Self.page("Inna", "O", "Napis zażółć w treści.")])
        #expect(search.results(for: query).map(\.path) == ["/x"])
    }

    @Test func `pages with more of the words come first`() throws {
        let search = try search([
            "pl/x.md": Self.page("Bilet", "O", "T"), "pl/y.md": Self.page("Y", "Y", "Bilet na pociąg."),
        ])
        #expect(search.results(for: "bilet pociąg").map(\.path) == ["/y", "/x"])
    }

    @Test func `a result shows the words around the match without markup`() throws {
        let text =
            String(repeating: "słowo ", count: 30) + "**wyjątek** & reszta " + String(repeating: "dalej ", count: 40)
        let result = try #require(try search(["pl/x.md": Self.page("X", "O", text)]).results(for: "wyjatek").first)
        #expect(result.snippet.hasPrefix("… słowo"))
        #expect(result.snippet.contains("wyjątek & reszta dalej"))
        #expect(result.snippet.hasSuffix("dalej …"))
    }

    @Test func `a result that matches by its title only shows its description`() throws {
        let result = try #require(try search().results(for: "starsza").first)
        #expect(result.snippet == "Dawniej.")
    }

    @Test func `there are twenty results at most`() throws {
        let many = (10..<50).map { ("pl/w\($0).md", Self.page("Wspólna \($0)", "O", "T")) }
        let found = try search(Dictionary(uniqueKeysWithValues: many)).results(for: "wspólna")
        #expect(found.count == 20)
    }

    @Test func `other languages are not found`() throws {
        #expect(try search().results(for: "housing").isEmpty)
        let english = ContentSearch(try ContentFiles.library(), language: .english)
        #expect(english.results(for: "housing").map(\.path) == ["/en/housing"])
    }

    @Test(arguments: [
        "", " ", "\u{0}\u{1}\u{1B}[31m", ".*", "(((((", "[a-", "\\", "%00", "' OR 1=1 --", "<script>", "\u{F0000}",
        "🙂🙂", "\u{200F}\u{202E}", "…",
    ]) func `a query without words finds nothing`(query: String) throws {
        let found = try search().results(for: query)
        #expect(found.isEmpty)
    }

    @Test func `ten thousand characters are as harmless as two hundred`() throws {
        let search = try search(Self.places)
        #expect(search.results(for: String(repeating: "x", count: 10_000)).isEmpty)
        let long = "gazeta " + String(repeating: "a b c .* ", count: 2_000)
        #expect(search.results(for: long).map(\.path) == search.results(for: "gazeta").map(\.path))
    }
}
