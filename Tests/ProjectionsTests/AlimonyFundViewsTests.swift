import Projections
import TestDatabase
import Testing

/// What the public views of the alimony fund say of the rows below them.
struct AlimonyFundViewsTests {
    private func text(_ rows: ViewRows, _ query: String) async throws -> String? {
        try await MigratedDatabase.with(rows.script, readModels: [.alimonyFund]) { try await $0.text(query) }
    }

    /// Two cases against one debtor, of which the fund paid the first.
    private var fund: ViewRows {
        var rows = ViewRows("alimony_fund")
        for number in 1...2 {
            let id = ViewRows.id(number)
            rows.standing(number, status: "in-payment")
            for (ordinal, role, name) in [
                (1, "applicant", "Duda Katarzyna"), (2, "entitled", "Duda Zofia"), (3, "debtor", "Duda Łukasz"),
            ] {
                rows.insert(
                    "person",
                    [
                        ("application_id", id), ("ordinal", "\(ordinal)"), ("role", "'\(role)'"), ("name", "'\(name)'"),
                        ("pesel", ordinal == 3 ? "'84093099897'" : "null"),
                    ])
            }
            rows.insert("debtor", [("application_id", id), ("person_ordinal", "3")])
            for (ordinal, person, grosze) in [(1, 2, 60_000), (2, 1, 75_000)] {
                rows.insert(
                    "entitled_person",
                    [("application_id", id), ("ordinal", "\(ordinal)"), ("person_ordinal", "\(person)")])
                rows.insert(
                    "enforcement_title",
                    [("application_id", id), ("ordinal", "\(ordinal)"), ("monthly_grosze", "\(grosze)")])
            }
        }
        let payments = [
            (8, "payment-recorded", "'2026-10-10'"), (9, "payment-suspended", "null"),
            (11, "payment-recorded", "'2026-12-10'"),
        ]
        for (version, act, day) in payments {
            rows.insert(
                "payment",
                [
                    ("application_id", ViewRows.id(1)), ("version", "\(version)"), ("act", "'\(act)'"),
                    ("amount_grosze", act == "payment-recorded" ? "135000" : "0"), ("paid_on", day),
                ])
        }
        rows.append(
            """
            update alimony_fund_v1.standing set paid_grosze = 270000, last_paid_on = '2026-12-10'
             where application_id = \(ViewRows.id(1));
            """)
        return rows
    }

    @Test func `the debt is what the fund paid, of the cases it paid`() async throws {
        let debts = try await text(
            fund,
            """
            select string_agg(concat_ws(' ', debtor, debtor_pesel, monthly_grosze, debt_grosze, payments, first_paid_on,
                                        last_paid_on), ', ')
              from alimony_fund.debts
            """)
        #expect(debts == "Duda Łukasz 84093099897 135000 270000 2 2026-10-10 2026-12-10")
    }

    @Test func `the debt of an erased case stays, without a name`() async throws {
        var rows = ViewRows("alimony_fund")
        rows.standing(1, status: "erased")
        rows.append("update alimony_fund_v1.standing set paid_grosze = 500;")
        let debts = try await text(
            rows, "select concat_ws(' ', debtor, debt_grosze, payments) from alimony_fund.debts")
        #expect(debts == "500 0")
    }

    @Test func `titles, debtors and the entitled name their person`() async throws {
        let names = try await text(
            fund,
            """
            select (select string_agg(concat_ws(' ', entitled, monthly_grosze), ', ' order by ordinal)
                      from alimony_fund.enforcement_titles where application_id = \(ViewRows.id(1)))
                   || '; ' || (select string_agg(distinct name, ', ') from alimony_fund.debtors)
                   || '; ' || (select string_agg(name, ', ' order by ordinal)
                                 from alimony_fund.entitled_people where application_id = \(ViewRows.id(2)))
            """)
        #expect(names == "Duda Zofia 60000, Duda Katarzyna 75000; Duda Łukasz; Duda Zofia, Duda Katarzyna")
    }
}
