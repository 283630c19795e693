import Applications
import ServiceKit
import Testing

@testable import Casework

struct CaseFilterTests {
    func filter(_ query: [String: String]) throws -> CaseFilter { try CaseFilter { query[$0] } }

    @Test func `without a query the first fifty cases of every benefit are listed`() throws {
        #expect(try filter([:]) == CaseFilter())
        #expect(CaseFilter().limit == 50)
        #expect(CaseFilter().benefit == nil)
    }

    @Test func `an empty parameter is a missing one`() throws {
        let query = ["benefit": "", "status": "", "owner": "", "unit": "", "due": "", "after": "", "limit": ""]
        #expect(try filter(query) == CaseFilter())
    }

    @Test func `every parameter is read`() throws {
        let id = ApplicationID(UUID128(high: 1, low: 2))
        let after = CaseFilter.Cursor(filedAt: Instant(milliseconds: 5), id: id)
        let filter = try filter([
            "benefit": "alimony-fund", "status": "in-verification", "owner": "anna.kowalska", "unit": "FA",
            "due": "late", "after": after.text, "limit": "7",
        ])
        #expect(
            filter
                == CaseFilter(
                    benefit: .alimonyFund, status: .inVerification, owner: "anna.kowalska", unit: "FA", due: .late,
                    after: after, limit: 7))
    }

    @Test(arguments: [
        ("benefit", "housing"), ("status", "open"), ("due", "ok"), ("limit", "0"), ("limit", "201"), ("limit", "x"),
        ("after", "x"),
    ])
    func `a wrong value is named with what may stand there`(name: String, value: String) throws {
        let problem = try #require(throws: Problem.self) { try filter([name: value]) }
        #expect(problem.status == 400)
        #expect(problem.title.contains(name))
        #expect(problem.detail?.isEmpty == false)
    }
}

struct CaseReadModelTests {
    @Test func `each of the four benefits is read from the views of its own schema`() {
        #expect(
            CaseReadModel.all.map(\.schema) == [
                "housing_allowance", "social_assistance", "family_benefits", "alimony_fund",
            ])
        #expect(CaseReadModel.all.map(\.projection) == CaseReadModel.all.map(\.benefit.rawValue))
    }
}

struct CursorTests {
    @Test func `a cursor survives its text`() throws {
        let cursor = CaseFilter.Cursor(
            filedAt: Instant(milliseconds: 1_790_000_000_123), id: ApplicationID(UUID128(high: 1, low: 2)))
        #expect(CaseFilter.Cursor(text: cursor.text) == cursor)
    }

    @Test(arguments: ["", "x", "12.", ".uuid", "12.not-a-uuid"])
    func `a broken cursor is refused`(text: String) {
        #expect(CaseFilter.Cursor(text: text) == nil)
    }
}
