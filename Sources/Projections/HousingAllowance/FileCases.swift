internal import Applications
internal import Kafka
internal import Postgres
internal import Projection

/// Rows of applications filed in the batch; status and deadlines follow in `UpdateCases`.
struct FileCases: PostgresStatement {
    let filed: [FiledApplication]

    static let sql = """
        insert into housing_allowance.applications
               (application_id, reference, version, status, status_since, filed_at, channel, form_id, form_version,
                applicant_name, applicant_pesel, applicant_email, applicant_phone, home_address, manager_name,
                legal_title, usable_area_m2, household_persons, expenses_grosze, income_grosze,
                income_per_person_grosze, answers, deadlines, topic, partition, record_offset)
        select f.application_id, f.reference, 1, f.status, f.filed_at, f.filed_at, f.channel, f.form_id,
               f.form_version, f.applicant_name, f.applicant_pesel, f.email, f.phone, f.home_address, f.manager_name,
               f.legal_title, f.usable_area::numeric, f.persons, f.expenses, f.income, f.income_per_person, f.answers,
               '[]', f.topic, f.partition, f.record_offset
          from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
                      $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
                      $15::text[], $16::int4[], $17::int8[], $18::int8[], $19::int8[], $20::jsonb[], $21::text[],
                      $22::int4[], $23::int8[])
               as f (application_id, reference, status, filed_at, channel, form_id, form_version, applicant_name,
                     applicant_pesel, email, phone, home_address, manager_name, legal_title, usable_area, persons,
                     expenses, income, income_per_person, answers, topic, partition, record_offset)
        """

    var parameters: [PostgresValue] {
        [
            .uuidArray(filed.map(\.state.id.postgres)),
            .textArray(filed.map { Reference(for: $0.state.id).text }),
            .textArray(filed.map { _ in Status.submitted.rawValue }),
            .timestamptzArray(filed.map { $0.state.filedAt.milliseconds * 1000 }),
            .textArray(filed.map(\.submitted.channel.rawValue)),
            .textArray(filed.map(\.submitted.form.id)),
            .textArray(filed.map(\.submitted.form.version)),
            .textArray(filed.map(\.columns.applicantName)),
            .textArray(filed.map(\.columns.applicantPesel)),
            .textArray(filed.map(\.submitted.contact?.email)),
            .textArray(filed.map(\.submitted.contact?.phone)),
            .textArray(filed.map(\.columns.homeAddress)),
            .textArray(filed.map(\.columns.managerName)),
            .textArray(filed.map(\.columns.legalTitle)),
            .textArray(filed.map(\.columns.usableArea)),
            .int4Array(filed.map { $0.columns.householdPersons.map(Int32.init(clamping:)) }),
            .int8Array(filed.map(\.columns.expensesGrosze)),
            .int8Array(filed.map(\.columns.incomeGrosze)),
            .int8Array(filed.map(\.columns.incomePerPersonGrosze)),
            .jsonbArray(filed.map(\.submitted.answers.bytes)),
            .textArray(filed.map(\.position.topic)),
            .int4Array(filed.map(\.position.partition)),
            .int8Array(filed.map(\.position.offset)),
        ]
    }
}
