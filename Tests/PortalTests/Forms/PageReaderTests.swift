import Applications
import Benefits
import Testing

@testable import Portal

@Suite struct PageReaderTests {
    private let form = Result { try FormFiles.form(FormFiles.housing) }

    private func page(_ id: String) throws -> PortalForm.Page { try #require(try form.get().page(id)) }

    private func draft() throws -> Draft { try form.get().begin(key: "0123456789abcdef", isBrief: false) }

    @Test func `what was typed is kept as it was typed, without spaces around it`() throws {
        var draft = try draft()
        draft.take(
            SentFields([("/applicant/firstName", "  Ża neta "), ("/applicant/dateOfBirth", "29.2.80?")]),
            on: try page("applicant"))
        #expect(draft.text("/applicant/firstName") == "Ża neta")
        #expect(draft.text("/applicant/dateOfBirth") == "29.2.80?")
    }

    @Test func `of a name that was sent twice the first text counts, and unknown names do not`() throws {
        var draft = try draft()
        let before = draft
        draft.take(
            SentFields([
                ("/applicant/firstName", "Anna"), ("/applicant/firstName", "Ewa"), ("/payout/allowance/recipient", "x"),
                ("/applicant", "x"), ("/applicant/firstName/0", "x"), ("constructor", "x"),
                ("/household/members/5/pesel", "x"),
            ]), on: try page("applicant"))
        #expect(draft.text("/applicant/firstName") == "Anna")
        draft.set("/applicant/firstName", "")
        #expect(draft == before)
    }

    @Test func `a box that is not sent any more is not ticked any more`() throws {
        var draft = try draft()
        let page = try page("declarations")
        draft.take(SentFields([("/declarations/livesThere", "true")]), on: page)
        #expect(draft.text("/declarations/livesThere") == "true")
        draft.take(SentFields([]), on: page)
        #expect(draft.isBlank("/declarations/livesThere"))
    }

    @Test func `elements are added and taken out, and later ones move up with all they hold`() throws {
        let (form, page) = (try form.get(), try page("household"))
        var draft = try draft()
        let added = ["/household/members", "/household/members", "/household/members/2/incomes"].map {
            draft.perform(.add($0), on: page, of: form)
        }
        #expect(added == [true, true, true])
        draft.take(
            SentFields([
                ("/household/members/1/firstName", "Ewa"), ("/household/members/2/firstName", "Jan"),
                ("/household/members/2/incomes/0/source", "employment"),
                ("/household/members/2/incomes/0/amountsGrosze/2", "10,00"),
            ]), on: page)
        let isRemoved = draft.perform(.remove("/household/members/1"), on: page, of: form)
        #expect(isRemoved)
        #expect(draft.text("/household/members/1/firstName") == "Jan")
        #expect(draft.text("/household/members/1/incomes/0/amountsGrosze/2") == "10,00")
        #expect(draft.isBlank("/household/members/2/firstName"))
        let html = FormControls(form, page, draft, problems: [], optional: []).html()
        #expect(html.contains("name=\"/household/members/1/incomes/0/amountsGrosze/2\""))
        #expect(!html.contains("name=\"/household/members/2"))
    }

    @Test(arguments: [
        "/household/members/7/incomes", "/household/members/½/incomes", "/household/members/-1/incomes",
        "/household/members/01/incomes", "/household/members/0/incomes/0/amountsGrosze", "/applicant", "", "/",
        "/household/members/99999999999999999999/incomes", "/household/members/*/incomes", "household/members",
    ])
    func `nothing can be added where there is no list of one's own length`(list: String) throws {
        var draft = try draft()
        let before = draft
        let isAdded = draft.perform(.add(list), on: try page("household"), of: try form.get())
        #expect(!isAdded)
        #expect(draft == before)
    }

    @Test(arguments: ["/household/members/x", "/household/members/1", "/household/members/-1", "/", "", "/a/0"])
    func `taking out what is not there changes nothing`(element: String) throws {
        var draft = try draft()
        let before = draft
        _ = draft.perform(.remove(element), on: try page("household"), of: try form.get())
        #expect(draft == before)
    }

    @Test func `a list ends at its limit`() throws {
        let (form, page) = (try form.get(), try page("household"))
        var draft = try draft()
        var added = 1
        while draft.perform(.add("/household/members"), on: page, of: form) { added += 1 }
        #expect(added == Draft.mostElements)
    }

    @Test func `a question that an answer opens is found, also when it is an empty list`() throws {
        let page = try page("legal-title")
        let before = try draft()
        var after = before
        after.take(SentFields([("/legalTitle/kind", "other-title")]), on: page)
        #expect(after.newQuestion(on: page, since: before) == "f-legalTitle-otherTitle")
        #expect(after.newQuestion(on: page, since: after) == nil)

        let birth = try FormFiles.form(.init(benefit: "family-benefits", form: "becikowe", version: "1"))
        let coordination = try #require(birth.page("coordination"))
        let asked = birth.begin(key: "0123456789abcdef", isBrief: false)
        var opened = asked
        opened.take(SentFields([("/coordination/abroad", "yes")]), on: coordination)
        #expect(opened.newQuestion(on: coordination, since: asked) == "f-coordination-stays")
    }

    @Test func `a draft that no browser would keep is known as such`() throws {
        var draft = try draft()
        draft.take(
            SentFields([("/applicant/firstName", String(repeating: "a", count: Draft.mostBytes))]),
            on: try page("applicant"))
        #expect(draft.isTooLarge)
        // The most that is not too large can still be checked.
        draft.set("/applicant/firstName", String(repeating: "\u{1}", count: Draft.mostBytes - 1_000))
        #expect(!draft.isTooLarge)
        #expect(!DraftCheck(draft, of: try form.get(), on: FormFiles.day).problems.isEmpty)
    }
}
