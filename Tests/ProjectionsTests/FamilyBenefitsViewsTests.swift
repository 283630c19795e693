import Projections
import TestDatabase
import Testing

/// What the public views of family benefits say of the rows below them.
struct FamilyBenefitsViewsTests {
    private func text(_ rows: ViewRows, _ query: String) async throws -> String? {
        try await MigratedDatabase.with(rows.script, readModels: [.familyBenefits]) { try await $0.text(query) }
    }

    /// One case: the applicant, two children, the second one's ruling and supplement.
    private var family: ViewRows {
        var rows = ViewRows("family_benefits")
        let id = ViewRows.id(1)
        rows.standing(1)
        for (ordinal, name) in [(1, "Gwóźdź Tomasz"), (2, "Gwóźdź Hanna"), (3, "Gwóźdź Ignacy")] {
            rows.insert(
                "person",
                [
                    ("application_id", id), ("ordinal", "\(ordinal)"), ("role", "'child'"), ("name", "'\(name)'"),
                    ("born_on", "'2020-05-0\(ordinal)'"),
                ])
        }
        for ordinal in 1...2 {
            rows.insert(
                "child",
                [("application_id", id), ("ordinal", "\(ordinal)"), ("person_ordinal", "\(ordinal + 1)")])
        }
        rows.insert(
            "ruling",
            [("application_id", id), ("ordinal", "1"), ("person_ordinal", "3"), ("kind", "'child-ruling'")])
        for (ordinal, child, kind) in [(1, 1, "school-commuting"), (2, 2, "birth"), (3, 2, "new-kind")] {
            rows.insert(
                "supplement",
                [
                    ("application_id", id), ("ordinal", "\(ordinal)"), ("child_ordinal", "\(child)"),
                    ("kind", "'\(kind)'"),
                ])
        }
        return rows
    }

    @Test func `children and rulings name their person`() async throws {
        let names = try await text(
            family,
            """
            select (select string_agg(concat_ws(' ', name, born_on), ', ' order by ordinal)
                      from family_benefits.children)
                   || '; ' || (select person || ' ' || kind from family_benefits.rulings)
            """)
        #expect(names == "Gwóźdź Hanna 2020-05-02, Gwóźdź Ignacy 2020-05-03; Gwóźdź Ignacy child-ruling")
    }

    @Test func `supplements name their child and their article`() async throws {
        let supplements = try await text(
            family,
            """
            select string_agg(concat_ws(' ', child, kind, legal_basis), ', ' order by ordinal)
              from family_benefits.supplements
            """)
        #expect(
            supplements == """
                Gwóźdź Hanna school-commuting art. 15 u.ś.r., Gwóźdź Ignacy birth art. 9 u.ś.r., \
                Gwóźdź Ignacy new-kind
                """)
    }

    @Test(arguments: [ReadModelName.familyBenefits, .alimonyFund])
    func `every view and every column of it says what it is`(name: ReadModelName) async throws {
        let schema = name.rawValue.replacing("-", with: "_")
        let silent = try await MigratedDatabase.with(readModels: [name]) {
            try await $0.text(
                """
                select string_agg(c.oid::regclass || coalesce('.' || a.attname, ''), ', ')
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                 where c.relkind = 'v' and n.nspname = '\(schema)'
                   and (obj_description(c.oid, 'pg_class') is null or col_description(c.oid, a.attnum) is null)
                """)
        }
        #expect(silent == nil)
    }
}
