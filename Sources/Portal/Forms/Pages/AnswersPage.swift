import Applications
import Benefits

/// The answers as they were sent.
public struct AnswersPage: Sendable {
    let layout: Layout
    let heading: String
    let reference: String
    let receivedAt: String
    let answers: String
    let back: String
    let isOnScreen: Bool

    /// The answers of an application that is in the log.
    public init(_ filed: FiledApplication, of form: PortalForm, isOnScreen: Bool, layout: (String) -> Layout) {
        heading = "Twoje odpowiedzi: \(form.definition.title)"
        self.layout = layout(heading)
        reference = filed.reference
        receivedAt = TypedText.polish(filed.receivedAt.warsawDate)
        answers = ReviewWriter(form, filed.draft, changePath: nil).html()
        back = FormPaths(benefit: filed.draft.edition.benefit, form: filed.draft.edition.form).confirmation
        self.isOnScreen = isOnScreen
    }
}
