import Applications
import Portal
import Testing

struct ContentLibraryTests {
    @Test func `the path of a file is the address of its page`() throws {
        let library = try ContentFiles.library()
        #expect(library.page(at: "/")?.title == "Witaj")
        #expect(library.page(at: "/en")?.title == "Welcome")
        #expect(library.page(at: "/dodatki")?.title == "Dodatki mieszkaniowe")
        #expect(library.page(at: "/dodatki/dodatek")?.title == "Dodatek mieszkaniowy")
        #expect(library.page(at: "/en/housing")?.language == .english)
        for path in ["", "/dodatki/", "/README", "/pl", "/pl/dodatki", "dodatki", "/nic"] {
            #expect(library.page(at: path) == nil, "\(path)")
        }
    }

    @Test func `front matter becomes the page`() throws {
        let library = try ContentFiles.library()
        let page = try #require(library.page(at: "/dodatki/dodatek"))
        #expect(page.description == "Miesięczna pomoc w czynszu.")
        #expect(page.kind == .benefit)
        #expect(page.order == 1)
        #expect(page.forms.map(\.path) == ["/wniosek/housing-allowance/dodatek-mieszkaniowy"])
        #expect(page.check == "dodatek-mieszkaniowy")
        #expect(library.page(at: "/kontakt")?.checked?.iso == "2020-01-01")
        #expect(library.page(at: "/aktualnosci/nowe")?.published?.iso == "2026-10-01")
    }

    @Test func `children come by order and then by title`() throws {
        let library = try ContentFiles.library()
        let area = try #require(library.page(at: "/dodatki"))
        #expect(library.children(of: area).map(\.path) == ["/dodatki/dodatek", "/dodatki/inny"])
        let home = try #require(library.page(at: "/"))
        #expect(library.children(of: home).map(\.path) == ["/aktualnosci", "/dodatki", "/kontakt"])
    }

    @Test func `breadcrumbs lead from the home page of the language and leave out folders without a page`() throws {
        let library = try ContentFiles.library([
            "en/a/b.md": "---\ntitle: B\ndescription: Deep.\n---\nText.\n"
        ])
        let deep = try #require(library.page(at: "/en/a/b"))
        #expect(library.breadcrumbs(of: deep).map(\.path) == ["/en", "/en/a/b"])
        let benefit = try #require(library.page(at: "/dodatki/dodatek"))
        #expect(library.breadcrumbs(of: benefit).map(\.path) == ["/", "/dodatki", "/dodatki/dodatek"])
        let home = try #require(library.page(at: "/"))
        #expect(library.breadcrumbs(of: home).map(\.path) == ["/"])
    }

    @Test func `the menu holds the pages that ask for it in their order`() throws {
        let library = try ContentFiles.library()
        #expect(library.menu(language: .polish).map(\.path) == ["/aktualnosci", "/dodatki", "/kontakt"])
        #expect(library.menu(language: .ukrainian).isEmpty)
    }

    @Test func `pages with one id are translations of each other`() throws {
        let library = try ContentFiles.library()
        let area = try #require(library.page(at: "/dodatki"))
        let found = library.translations(of: area)
        #expect(found.map(\.language) == [.polish, .english])
        #expect(found.map(\.path) == ["/dodatki", "/en/housing"])
        let contact = try #require(library.page(at: "/kontakt"))
        #expect(library.translations(of: contact).map(\.path) == ["/kontakt"])
    }

    @Test func `the latest news come first`() throws {
        let library = try ContentFiles.library()
        #expect(library.news(language: .polish).map(\.path) == ["/aktualnosci/nowe", "/aktualnosci/stare"])
        #expect(library.news(language: .english).isEmpty)
    }

    @Test func `the office comes from the site's file`() throws {
        let office = try ContentFiles.library().office
        #expect(office.name == "Ośrodek & Spółka")
        #expect(office.phone == nil)
    }
}
