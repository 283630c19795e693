internal import Applications
internal import Postgres
internal import Projection

/// Brings the answers, and what the table shows of them, to what the party corrected last.
struct CorrectCases: PostgresStatement {
    let corrected: [CorrectedApplication]

    static let sql = """
        update housing_allowance.applications a
           set applicant_name = c.applicant_name, applicant_pesel = c.applicant_pesel, home_address = c.home_address,
               manager_name = c.manager_name, legal_title = c.legal_title, usable_area_m2 = c.usable_area::numeric,
               household_persons = c.persons, expenses_grosze = c.expenses, income_grosze = c.income,
               income_per_person_grosze = c.income_per_person, answers = c.answers
          from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int4[],
                      $9::int8[], $10::int8[], $11::int8[], $12::jsonb[])
               as c (application_id, applicant_name, applicant_pesel, home_address, manager_name, legal_title,
                     usable_area, persons, expenses, income, income_per_person, answers)
         where a.application_id = c.application_id
        """

    var parameters: [PostgresValue] {
        [
            .uuidArray(corrected.map(\.id.postgres)), .textArray(corrected.map(\.columns.applicantName)),
            .textArray(corrected.map(\.columns.applicantPesel)), .textArray(corrected.map(\.columns.homeAddress)),
            .textArray(corrected.map(\.columns.managerName)), .textArray(corrected.map(\.columns.legalTitle)),
            .textArray(corrected.map(\.columns.usableArea)),
            .int4Array(corrected.map { $0.columns.householdPersons.map(Int32.init(clamping:)) }),
            .int8Array(corrected.map(\.columns.expensesGrosze)), .int8Array(corrected.map(\.columns.incomeGrosze)),
            .int8Array(corrected.map(\.columns.incomePerPersonGrosze)), .jsonbArray(corrected.map(\.answers.bytes)),
        ]
    }

    /// The last correction of each application; nil when there is none in the batch.
    init?(_ batch: FoldedBatch) {
        var seen: Set<ApplicationID> = []
        corrected = batch.accepted.reversed().compactMap(CorrectedApplication.init).filter {
            seen.insert($0.id).inserted
        }
        if corrected.isEmpty { return nil }
    }
}
