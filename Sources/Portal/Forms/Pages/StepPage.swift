public import Applications
public import Benefits

/// One topic of a form as its template wants it.
public struct StepPage: Sendable {
    let layout: Layout
    let heading: String
    let help: String
    let hasHelp: Bool
    let legalNotes: [String]
    let hasLegalNotes: Bool
    let progress: String
    let back: String
    let action: String
    let token: String
    let controls: String
    let isMultipart: Bool
    let notice: String
    let hasNotice: Bool
    let problems: [ProblemSummary.Line]
    let hasProblems: Bool
    let button: String
    let offersLater: Bool

    /// - Parameters:
    ///   - problems: only those to be shown.
    ///   - offersLater: whether the draft can be kept on the server, to be finished elsewhere.
    ///   - token: proves where the form was sent from.
    ///   - notice: said above everything; nil: nothing.
    ///   - layout: of a title.
    public init(
        _ page: PortalForm.Page, of form: PortalForm, _ draft: Draft, way: FormPaths.Way, problems: [FormProblem],
        notice: String?, offersLater: Bool = false, token: String, on day: LocalDate, layout: (String) -> Layout
    ) {
        let paths = FormPaths(benefit: draft.edition.benefit, form: draft.edition.form)
        let pages = form.visiblePages(draft)
        let index = pages.firstIndex { $0.section.id == page.section.id } ?? 0
        let title = "\(page.section.title) – \(form.definition.title)"
        self.layout = layout(problems.isEmpty ? title : "Błąd: \(title)")
        heading = page.section.title
        help = page.section.help ?? ""
        hasHelp = !help.isEmpty
        legalNotes = page.section.legalNotes.map(\.withPlainMarks)
        hasLegalNotes = !legalNotes.isEmpty
        progress = "Część \(index + 1) z \(pages.count)"
        back = way.returns ? paths.review : index > 0 ? paths.step(pages[index - 1].section.id) : paths.start
        action = paths.step(page.section.id, way.showingProblems(false))
        self.token = token
        controls = FormControls(
            form, page, draft, problems: problems, optional: OptionalFields(page, form, draft, on: day).pointers
        ).html()
        isMultipart = page.hasDocuments
        self.notice = notice ?? ""
        hasNotice = notice != nil
        self.problems = ProblemSummary(problems, of: form, draft).lines
        hasProblems = !problems.isEmpty
        self.offersLater = offersLater
        button = way.returns ? "Zapisz i wróć do podsumowania" : "Dalej"
    }
}
