public import Applications
public import Benefits

/// Says where the link to a draft was sent, for the template `draft-sent`.
public struct LinkSentPage: Sendable {
    let layout: Layout
    let heading: String
    let email: String
    let until: String
    let isCertain: Bool
    let isReport: Bool
    let undo: String
    let again: String
    let back: String
    let token: String

    /// - Parameter isCertain: whether the mail server said that it took the message.
    public init(
        _ form: FormDefinition, to email: String, until: Instant, isCertain: Bool, token: String,
        layout: (String) -> Layout
    ) {
        let paths = FormPaths(benefit: form.benefit.rawValue, form: form.id)
        heading = isCertain ? "Wysłaliśmy odnośnik" : "Nie wiemy, czy odnośnik dotarł"
        self.layout = layout(heading)
        self.email = email
        self.until = DraftTerm.text(until)
        self.isCertain = isCertain
        isReport = form.kind == .report
        undo = paths.laterUndo
        again = paths.later
        back = paths.review
        self.token = token
    }
}
