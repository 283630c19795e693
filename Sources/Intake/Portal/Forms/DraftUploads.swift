import Benefits
import Documents
import Portal
import ServiceKit

/// Documents that come with a page of a form.
struct DraftUploads: Sendable {
    let documents: DocumentTaking

    /// Two of the largest at once; more have to come one after another.
    var maximumBytes: Int { 2 * documents.maximumBytes }

    /// Within the gate: stores each document and names it in the draft. What cannot be taken is a problem of its field.
    func take(
        _ files: [SentForm.File], on page: PortalForm.Page, into draft: inout Draft
    ) async -> [FormProblem] {
        var problems: [FormProblem] = []
        for file in files where draft.asksForDocument(file.field, on: page) {
            do throws(Problem) {
                let stored = try await documents.takeInside(file.content, declaredType: file.type, name: file.name)
                draft.set(file.field, stored.sha256.description)
                draft.documentNames[stored.sha256.description] = DocumentName(file.name)?.text ?? "dokument"
            } catch {
                let text = [error.title, error.detail].compactMap { $0 }.joined(separator: ". ")
                problems.append(FormProblem(pointer: file.field, code: "document-refused", message: text))
            }
        }
        return problems
    }
}
