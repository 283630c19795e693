public import Benefits

/// The answers before they are sent.
public struct ReviewPage: Sendable {
    let layout: Layout
    let heading: String
    let answers: String
    let problems: [ProblemSummary.Line]
    let hasProblems: Bool
    let canSend: Bool
    let back: String
    let action: String
    let button: String
    let email: String
    let hasEmail: Bool
    let token: String

    /// - Parameter problems: everything that is still to be mended.
    public init(
        _ form: PortalForm, _ draft: Draft, problems: [FormProblem], email: String?, token: String,
        layout: (String) -> Layout
    ) {
        let paths = FormPaths(benefit: draft.edition.benefit, form: draft.edition.form)
        let isReport = form.definition.kind == .report
        let noun = isReport ? "zgłoszenie" : "wniosek"
        let title = "Sprawdź odpowiedzi, zanim wyślesz \(noun)"
        self.layout = layout(problems.isEmpty ? title : "Błąd: \(title)")
        heading = title
        answers = ReviewWriter(form, draft) { paths.step($0.section.id, .fromReview) }.html()
        self.problems = ProblemSummary(problems, of: form, draft) { paths.step($0.section.id, .toMend) }.lines
        hasProblems = !problems.isEmpty
        canSend = problems.isEmpty
        back = form.visiblePages(draft).last.map { paths.step($0.section.id) } ?? paths.start
        action = paths.review
        button = "Wyślij \(noun)"
        self.email = email ?? ""
        hasEmail = email != nil
        self.token = token
    }
}
