import Applications
import Testing

@testable import Casework

struct CaseListTests {
    @Test func `a list of all benefits asks each of them for a page and keeps one`() {
        let sql = CaseList(CaseFilter()).sql
        for readModel in CaseReadModel.all { #expect(sql.contains("from \(readModel.schema).applications a")) }
        #expect(sql.split(separator: "limit $1").count == 5)
        #expect(!sql.contains("$2"))
    }

    @Test func `a list of one benefit asks that one alone`() {
        let sql = CaseList(CaseFilter(benefit: .familyBenefits)).sql
        #expect(sql.contains("family_benefits.applications"))
        #expect(!sql.contains("union all"))
    }

    @Test func `what is asked for becomes a condition, as a parameter and never as text`() {
        let id = ApplicationID(UUID128(high: 1, low: 2))
        let sql = CaseList(
            CaseFilter(
                status: .registered, owner: "o'wner", unit: "u'nit", due: .late,
                after: .init(filedAt: Instant(milliseconds: 5), id: id))
        ).sql
        for condition in [
            "a.status = $1", "a.owner = $2", "a.unit = $3", "a.colour = $4",
            "(a.filed_at, a.application_id) > ($5, $6)",
            "limit $7",
        ] { #expect(sql.contains(condition)) }
        for text in ["o'wner", "u'nit", "registered", "late"] { #expect(!sql.contains(text)) }
    }
}
