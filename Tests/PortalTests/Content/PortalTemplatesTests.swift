import Portal
import Testing

struct PortalTemplatesTests {
    private func load(_ files: [String: String], requiring names: [String] = []) throws -> PortalTemplates {
        try PortalTemplates(files: files.mapValues { Array($0.utf8) }, requiring: names)
    }

    @Test func `a template is known by its file's name with or without the ending`() throws {
        let templates = try load(["a.mustache": "A{{x}}", "b": "B{{>a}}", "notes.txt": "{{"])
        #expect(templates.render("a", ["x": "<"]) == "A&lt;")
        #expect(templates.render("b", ["x": "1"]) == "BA1")
    }

    @Test func `a template that breaks off is refused with its line`() throws {
        let error = try #require(throws: PortalTemplateError.self) { try load(["a.mustache": "x\n\n{{#y}}\n"]) }
        #expect(error.template == "a")
        #expect("\(error)".hasPrefix("schemas/portal/templates/a.mustache:"))
    }

    @Test(arguments: ["x\n{{>b}}", "x\n{{> b }}", "x\n{{<b}}{{/b}}"])
    func `a template that includes one that is not there is refused`(text: String) throws {
        let error = try #require(throws: PortalTemplateError.self) { try load(["a.mustache": text]) }
        #expect("\(error)" == "schemas/portal/templates/a.mustache:2: there is no template b")
    }

    @Test func `a template that has to be there and is not is refused`() throws {
        let error = try #require(throws: PortalTemplateError.self) { try load(["a": ""], requiring: ["home"]) }
        #expect("\(error)" == "schemas/portal/templates/home.mustache: the template is missing")
    }

    @Test func `a template that is not UTF-8 is refused`() throws {
        let error = try #require(throws: PortalTemplateError.self) {
            try PortalTemplates(files: ["a.mustache": [0xFF]], requiring: [])
        }
        #expect(error.reason.contains("UTF-8"))
    }

    @Test func `the portal's own templates are in order`() throws {
        let templates = try ContentFiles.templates.get()
        #expect(templates.render("page-buttons", ["buttons": [String]()]).contains("<div") == false)
    }
}
