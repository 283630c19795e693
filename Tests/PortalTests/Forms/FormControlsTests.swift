import Applications
import Benefits
import Testing

@testable import Portal

@Suite struct FormControlsTests {
    private func html(
        _ edition: Draft.FormEdition, _ page: String, _ typed: [String: String] = [:], problems: Bool = false
    ) throws -> String {
        let form = try FormFiles.form(edition)
        let page = try #require(form.page(page))
        var draft = form.begin(key: "0123456789abcdef", isBrief: false)
        for (pointer, text) in typed { draft.set(pointer, text) }
        let check = DraftCheck(draft, of: form, on: FormFiles.day)
        return FormControls(
            form, page, draft, problems: problems ? check.problems(on: page, of: form) : [],
            optional: OptionalFields(page, form, draft, on: FormFiles.day).pointers
        ).html()
    }

    @Test func `text that was typed cannot leave its input`() throws {
        let html = try html(
            FormFiles.housing, "applicant", ["/applicant/firstName": "\"><script>alert('x')</script>\u{0}"])
        #expect(html.contains("value=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\u{FFFD}\""))
    }

    @Test func `a problem stands beside its input and is read with it`() throws {
        let html = try html(FormFiles.housing, "applicant", problems: true)
        #expect(html.contains("aria-describedby=\"f-applicant-firstName-hint f-applicant-firstName-error\""))
        #expect(html.contains("id=\"f-applicant-firstName-error\""))
        #expect(html.contains("aria-invalid=\"true\""))
    }

    @Test func `what may stay empty says so, and what has an alternative does not`() throws {
        let home = try html(FormFiles.housing, "home")
        #expect(home.contains("Ulica<span class=\"optional\"> (nieobowiązkowe)</span>"))
        #expect(home.contains("Numer domu</label>"))
        #expect(try html(FormFiles.housing, "applicant").contains("PESEL</label>"))
        #expect(try html(FormFiles.housing, "contact").contains("Telefon<span class=\"optional\">"))
    }

    @Test func `a part that waits for an answer on the page is there but hidden`() throws {
        let waiting = try html(FormFiles.housing, "legal-title")
        #expect(
            waiting.contains(
                "<div class=\"conditional\" hidden data-when=\"/legalTitle/kind\" data-in=\"other-title\">"))
        let open = try html(FormFiles.housing, "legal-title", ["/legalTitle/kind": "other-title"])
        #expect(
            open.contains("<div class=\"conditional\" data-when=\"/legalTitle/kind\" data-in=\"other-title\">"))
    }

    @Test func `ids are unique on every page of every form`() throws {
        for example in FormFiles.examples() {
            let form = try FormFiles.form(example.form)
            let draft = TypedExample(example.answers, into: form).draft
            for page in form.visiblePages(draft) {
                let html = FormControls(form, page, draft, problems: [], optional: []).html()
                let ids = html.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
                #expect(ids.count == Set(ids).count, "\(example.form.form) \(page.section.id)")
                #expect(!html.contains("style="))
            }
        }
    }
}
