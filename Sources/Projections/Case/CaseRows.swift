internal import Applications
internal import JSON
internal import Postgres
internal import Projection

/// The rows of a case of any benefit: what was filed, what happened, what was decided and paid.
struct CaseRows: Sendable {
    /// The tables to define the read model with.
    let tables: [TableDefinition]

    private let details: any BenefitDetails
    private let parts: [any FormPart]
    /// Written anew when the answers are corrected.
    private let formTables: [TableDefinition]
    /// What may name or describe somebody: gone when the case is erased.
    private let personalTables: [TableDefinition]

    /// - Parameters:
    ///   - details: the benefit's own part.
    ///   - parts: what else follows from the answers, such as the suggestion.
    init(_ details: any BenefitDetails, parts: [any FormPart] = []) {
        self.details = details
        self.parts = parts
        formTables =
            [CaseTables.answer, CaseTables.person, CaseTables.income] + details.tables + parts.flatMap(\.tables)
        personalTables =
            formTables + details.eventTables + [
                CaseTables.contact, CaseTables.decision, CaseTables.payment, CaseTables.document,
            ]
        tables = [CaseTables.filing, CaseTables.event] + personalTables
    }

    /// Adds the rows of one accepted event.
    func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        if case .erased = accepted.event.body { forget(accepted.state.id, in: &changes) }
        EventRows.write(accepted, to: &changes)
        switch accepted.event.body {
        case .submitted(let submitted):
            FilingRows.write(submitted, of: accepted, to: &changes)
            DocumentRows.write(submitted.documents, of: accepted.state, to: &changes)
            write(submitted.answers, of: accepted.state, form: submitted.form, to: &changes)
        case .supplemented(let supplement):
            DocumentRows.write(supplement.documents, of: accepted.state, to: &changes)
            if let answers = supplement.answers {
                changes.replace(accepted.state.id, in: formTables)
                write(answers, of: accepted.state, form: nil, to: &changes)
            }
        default:
            DecisionRows.write(accepted, to: &changes)
            PaymentRows.write(accepted, to: &changes)
            details.write(accepted, to: &changes)
        }
    }

    private func write(
        _ json: OpaqueJSON, of state: ApplicationState, form: Submitted.Form?, to changes: inout RowChanges
    ) {
        let form = FiledForm(state, form: form, answers: Answer(try? JSONDocument(parsing: json.bytes).root))
        AnswerRows.write(details.heading(of: form.answers), json, of: state.id, to: &changes)
        details.people(of: form).write(of: form, to: &changes)
        details.write(form, to: &changes)
        for part in parts { part.write(form, to: &changes) }
    }

    /// The case stays in the lists, without anything that says whose it was.
    private func forget(_ application: ApplicationID, in changes: inout RowChanges) {
        changes.replace(application, in: personalTables)
        changes.blank(application, in: CaseTables.event)
        AnswerRows.write(CaseHeading(), OpaqueJSON(bytes: Array("{}".utf8)), of: application, to: &changes)
    }
}
