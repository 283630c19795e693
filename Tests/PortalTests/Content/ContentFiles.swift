import Applications
import Benefits
import Foundation
import Portal
import Testing

/// Small libraries of pages for tests, and the files of this checkout.
enum ContentFiles {
    static let schemas = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "schemas")

    static let day = LocalDate(year: 2026, month: 11, day: 24) ?? LocalDate(daysSince1970: 20_781)

    /// Every file below a folder of `schemas`, by its path relative to the folder.
    static func all(in folder: String) -> [String: [UInt8]] {
        let root = schemas.appending(path: folder)
        var files: [String: [UInt8]] = [:]
        for path in FileManager.default.enumerator(atPath: root.path)?.compactMap({ $0 as? String }) ?? [] {
            let file = root.appending(path: path)
            guard (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true else { continue }
            files[path] = (try? Data(contentsOf: file)).map { [UInt8]($0) }
        }
        return files
    }

    static let rules = Result { try RuleTable(files: all(in: "rules")) }
    static let catalogue = Result { try FormCatalogue(files: all(in: "forms")) }
    static let templates = Result { try PortalTemplates(files: all(in: "portal/templates")) }

    /// `benefit/form` of every form.
    static func forms() throws -> Set<String> {
        Set(
            try catalogue.get().benefits.flatMap { benefit in
                benefit.editions.map { "\(benefit.code.rawValue)/\($0.id)" }
            })
    }

    /// Home pages, an area with two benefits, two news, and what a test adds or replaces.
    static func library(_ changes: [String: String] = [:]) throws -> ContentLibrary {
        var files: [String: [UInt8]] = [:]
        for (path, text) in base.merging(changes, uniquingKeysWith: { $1 }) { files[path] = Array(text.utf8) }
        return try ContentLibrary(files: files)
    }

    /// The same library with one page whose text is given.
    static func library(text: String) throws -> ContentLibrary {
        try library(["pl/strona.md": "---\ntitle: Strona\ndescription: Opis strony.\n---\n\(text)"])
    }

    /// HTML of a text with the shipped rule table.
    static func html(_ text: String, on day: LocalDate = day) throws -> String {
        let library = try library(text: text)
        let page = try #require(library.page(at: "/strona"))
        return library.html(of: page, rules: try rules.get(), on: day)
    }

    static let base: [String: String] = [
        "site.json": """
        {"office": {"name": "Ośrodek & Spółka", "shortName": "OPS", "address": "ul. Prosta 1, 00-001 Wzór",
          "email": "ops@przyklad.pl"}, "footer": [{"title": "Kontakt", "path": "/kontakt"}]}
        """,
        "README.md": "Nie jest stroną.",
        "pl/index.md": "---\ntitle: Witaj\ndescription: Strona główna.\nid: home\n---\nDzień dobry.\n",
        "en/index.md": "---\ntitle: Welcome\ndescription: Home.\nid: home\n---\nHello. {{od ps.kryt.single}}\n",
        "uk/index.md": "---\ntitle: Вітаємо\ndescription: Головна.\nid: home\n---\nДобрий день.\n",
        "pl/kontakt.md":
            "---\ntitle: Kontakt\ndescription: Jak do nas trafić.\nkind: contact\nchecked: 2020-01-01\norder: 9\nmenu: yes\n---\nTelefon.\n",
        "pl/dodatki/index.md":
            "---\ntitle: Dodatki mieszkaniowe\ndescription: Pomoc w opłatach.\nkind: area\norder: 2\nmenu: yes\nid: housing\n---\nTekst.\n",
        "en/housing.md":
            "---\ntitle: Housing allowances\ndescription: Help with rent.\nkind: area\nid: housing\n---\nText.\n",
        "pl/dodatki/dodatek.md": """
        ---
        title: Dodatek mieszkaniowy
        description: Miesięczna pomoc w czynszu.
        kind: benefit
        order: 1
        forms: housing-allowance/dodatek-mieszkaniowy
        check: dodatek-mieszkaniowy
        ---
        ## Kto może się ubiegać

        Najemcy i właściciele mieszkań.
        """,
        "pl/dodatki/inny.md":
            "---\ntitle: Inna pomoc\ndescription: Zgłoś potrzebę.\nkind: benefit\nforms: social-assistance/zgloszenie\n---\nTekst.\n",
        "pl/aktualnosci/index.md": "---\ntitle: Aktualności\ndescription: Co nowego.\nmenu: yes\norder: 1\n---\n",
        "pl/aktualnosci/stare.md":
            "---\ntitle: Starsza wiadomość\ndescription: Dawniej.\nkind: news\npublished: 2026-01-02\n---\nTekst.\n",
        "pl/aktualnosci/nowe.md":
            "---\ntitle: Nowsza wiadomość\ndescription: Teraz.\nkind: news\npublished: 2026-10-01\n---\nTekst.\n",
    ]
}
