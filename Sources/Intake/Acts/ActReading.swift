import Applications
import Benefits
import JSON

/// Makes the event's body of what an applicant asks for, held to the form that the application was filed on.
struct ActReading: Sendable {
    let catalogue: FormCatalogue
    let documents: DocumentDesk
    let now: @Sendable () -> Instant

    func body(
        of content: ActRequest.Content, for row: StatusByReference.Row, through channel: FilingChannel
    ) async throws(DocumentsFailure) -> EventBody {
        switch content {
        case .withdrawal(let reason):
            return .withdrawn(Withdrawn(reason: reason))
        case .supplement(let answers, let named):
            let canonical = try answers.map { (answers) throws(DocumentsFailure) in try check(answers, for: row) }
            let inAnswers = answers.flatMap { answers in form(of: row)?.documents(in: answers) } ?? []
            let documents = try await documents.resolve(
                named + inAnswers.map { ("/answers\($0.pointer)", $0.sha256) })
            return .supplemented(
                Supplemented(
                    channel: channel, dataSha256: canonical?.sha256Hex, answers: canonical?.json, documents: documents))
        }
    }

    private func form(of row: StatusByReference.Row) -> FormDefinition? {
        guard let id = row.formID, let version = row.formVersion else { return nil }
        return catalogue.form(benefit: BenefitCode(rawValue: row.benefit), id: id, version: version)
    }

    private func check(
        _ answers: JSONNode, for row: StatusByReference.Row
    ) throws(DocumentsFailure) -> CanonicalAnswers {
        guard let form = form(of: row) else {
            let message = "Tego wniosku nie można już poprawić tutaj: dołącz dokument albo zgłoś się do ośrodka."
            throw .problems([FormProblem(pointer: "/answers", code: "form-unknown", message: message)])
        }
        let problems = form.problems(in: answers, filedOn: now().warsawDate)
        guard problems.isEmpty else {
            throw .problems(
                problems.map { .init(pointer: "/answers\($0.pointer)", code: $0.code, message: $0.message) })
        }
        return CanonicalAnswers(answers)
    }
}
