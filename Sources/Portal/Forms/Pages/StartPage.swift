import Applications
public import Benefits

/// Where filling in a form begins.
public struct StartPage: Sendable {
    let layout: Layout
    let heading: String
    let intro: String
    let hasIntro: Bool
    let summary: String
    let topics: [String]
    let isReport: Bool
    let begin: String
    let forget: String
    let token: String
    let hasDraft: Bool
    let continuePath: String
    let daysKept: Int
    let notice: String
    let hasNotice: Bool

    /// - Parameters:
    ///   - draft: one that the browser has kept.
    ///   - daysKept: how long it keeps one.
    public init(
        _ form: PortalForm, of benefit: Benefit, draft: Draft?, daysKept: Int, notice: String?, token: String,
        layout: (String) -> Layout
    ) {
        let paths = FormPaths(benefit: form.definition.benefit.rawValue, form: form.definition.id)
        self.layout = layout(form.definition.title)
        heading = form.definition.title
        intro = form.definition.intro ?? ""
        hasIntro = !intro.isEmpty
        summary = benefit.summary
        topics = form.pages.map(\.section.title)
        isReport = form.definition.kind == .report
        begin = paths.begin
        forget = paths.forget
        self.token = token
        hasDraft = draft != nil
        continuePath = paths.review
        self.daysKept = daysKept
        self.notice = notice ?? ""
        hasNotice = notice != nil
    }
}
