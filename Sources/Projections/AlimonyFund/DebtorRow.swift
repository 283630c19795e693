internal import Applications
internal import Postgres
internal import Projection

/// Who owes the alimony, as the application describes them: at most one row of each form.
enum DebtorRow {
    static let table = TableDefinition(
        "debtor",
        [
            .init("application_id", .uuid), .init("person_ordinal", .int4), .init("age", .int4),
            .init("residence", .text), .init("employment", .text), .init("economic_situation", .text),
        ])

    static func write(_ person: Int32?, of form: FiledForm, to changes: inout RowChanges) {
        guard let person else { return }
        let debtor = form.answers["debtor"]
        changes.append(
            [
                form.applicationID, .int4(person), debtor["age"].count, debtor["residence"].text,
                debtor["employment"].text, debtor["economicSituation"].text,
            ], to: table)
    }
}
