internal import Projection

/// Rows that follow from a form's answers alone. They are written when the form is filed and written anew when the
/// party corrects it; the rows of the old answers are gone by then.
protocol FormPart: Sendable {
    /// Tables written by `write`; each needs its primary key in `tables/`, because its rows are replaced.
    var tables: [TableDefinition] { get }

    /// Nothing throws: what a form lacks is NULL, or no row.
    func write(_ form: FiledForm, to changes: inout RowChanges)
}

/// What one benefit has of its own: its tables, and how its forms name people and incomes.
protocol BenefitDetails: FormPart {
    /// What lists show of the form.
    func heading(of answers: Answer) -> CaseHeading

    /// People of the form and their incomes; `write` writes the benefit's own tables.
    func people(of form: FiledForm) -> FormPeople

    /// Tables that later events write, not the form.
    var eventTables: [TableDefinition] { get }

    /// Rows that an event other than the filing gives to `eventTables`.
    func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges)
}

extension BenefitDetails {
    func heading(of answers: Answer) -> CaseHeading { CaseHeading(applicantIn: answers) }

    var eventTables: [TableDefinition] { [] }

    func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {}
}
