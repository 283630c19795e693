import Applications
import Benefits
import JSON
import Testing

@testable import Portal

@Suite struct DraftAnswersTests {
    @Test(arguments: FormFiles.examples())
    func `every valid example can be typed in and comes out as it was`(example: FormFiles.Example) throws {
        let form = try FormFiles.form(example.form)
        let draft = TypedExample(example.answers, into: form).draft
        let check = DraftCheck(draft, of: form, on: FormFiles.day)
        #expect(check.problems.isEmpty)
        let (typed, filed) = (JSONValue(check.answers.root).withoutEmptyLists, example.answers.withoutEmptyLists)
        #expect(
            String(decoding: typed.canonical(), as: UTF8.self) == String(decoding: filed.canonical(), as: UTF8.self))
    }

    @Test(arguments: FormFiles.examples())
    func `totals that are left blank are worked out`(example: FormFiles.Example) throws {
        let form = try FormFiles.form(example.form)
        let totals = Set(form.definition.computations.map { ($0.each ?? "") + $0.result })
        let draft = TypedExample(example.answers.without(totals), into: form).draft
        let check = DraftCheck(draft, of: form, on: FormFiles.day)
        #expect(check.problems.isEmpty)
        let averages = form.definition.computations.filter { if case .average = $0.kind { true } else { false } }
        // An average may be rounded either way.
        let rounded = Set(averages.map(\.result))
        let typed = JSONValue(check.answers.root).without(rounded).withoutEmptyLists
        #expect(typed == example.answers.without(rounded).withoutEmptyLists)
    }

    @Test(arguments: FormFiles.examples())
    func `a draft is the same after it was kept`(example: FormFiles.Example) throws {
        let draft = TypedExample(example.answers, into: try FormFiles.form(example.form)).draft
        #expect(Draft(encoded: draft.encoded()) == draft)
    }

    @Test func `a total that was typed wrongly is not corrected silently`() throws {
        let form = try FormFiles.form(FormFiles.housing)
        var draft = try anyHousing(form)
        draft.set("/expenses/totalGrosze", "1,23")
        let check = DraftCheck(draft, of: form, on: FormFiles.day)
        #expect(check.problems.map(\.pointer) == ["/expenses/totalGrosze"])
    }

    @Test func `an empty draft names fields, not parts`() throws {
        let form = try FormFiles.form(FormFiles.housing)
        let draft = form.begin(key: "0123456789abcdef", isBrief: false)
        let problems = DraftCheck(draft, of: form, on: FormFiles.day).problems
        #expect(problems.contains { $0.pointer == "/applicant/firstName" })
        #expect(problems.contains { $0.pointer == "/declarations/livesThere" })
        #expect(!problems.contains { $0.pointer == "/applicant" || $0.pointer == "/declarations" })
    }

    @Test func `text that is no amount, day or number is told in the words of the portal`() throws {
        let form = try FormFiles.form(FormFiles.housing)
        var draft = try anyHousing(form)
        draft.set("/expenses/components/0/amountGrosze", "dużo")
        draft.set("/applicant/dateOfBirth", "31.02.1980")
        draft.set("/dwelling/usableAreaSquareMetres", "czterdzieści")
        draft.set("/disability/wheelchairUsers", "jedna")
        let problems = DraftCheck(draft, of: form, on: FormFiles.day).problems
        #expect(
            problems.map(\.pointer) == [
                "/applicant/dateOfBirth", "/dwelling/usableAreaSquareMetres", "/disability/wheelchairUsers",
                "/expenses/components/0/amountGrosze",
            ])
        #expect(problems.allSatisfy { $0.message.contains("na przykład") && !$0.message.contains("groszy") })
    }

    private func anyHousing(_ form: PortalForm) throws -> Draft {
        let example = try #require(FormFiles.examples().first { $0.form == FormFiles.housing })
        return TypedExample(example.answers, into: form).draft
    }
}
