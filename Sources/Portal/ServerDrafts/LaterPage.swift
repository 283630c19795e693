import Applications
public import Benefits

/// Asks for the address that the link to a draft is sent to, for the template `draft-later`.
public struct LaterPage: Sendable {
    let layout: Layout
    let heading: String
    let isReport: Bool
    let days: Int
    let controls: String
    let action: String
    let back: String
    let token: String
    let problems: [ProblemSummary.Line]
    let hasProblems: Bool
    let notice: String
    let hasNotice: Bool

    /// - Parameters:
    ///   - days: how long the draft is kept.
    ///   - typed: the address as it was typed.
    ///   - problem: what is wrong with it; nil: nothing.
    ///   - notice: said above everything; nil: nothing.
    public init(
        _ form: FormDefinition, days: Int, typed: String, problem: String?, notice: String?, token: String,
        layout: (String) -> Layout
    ) {
        let paths = FormPaths(benefit: form.benefit.rawValue, form: form.id)
        let title = "Dokończ później na innym urządzeniu"
        self.layout = layout(problem == nil ? title : "Błąd: \(title)")
        heading = title
        isReport = form.kind == .report
        self.days = days
        var input = Input(
            name: "email", label: "Adres e-mail",
            hints: ["Podaj własny adres i sprawdź każdą literę: kto dostanie odnośnik, ten przeczyta szkic."],
            problem: problem, text: typed, width: .long)
        input.type = "email"
        input.autocomplete = "email"
        input.check = "email"
        var writer = HTMLWriter()
        writer.textInput(input)
        controls = writer.html
        problems = problem.map { [.init(message: $0, href: "#\(input.id)")] } ?? []
        hasProblems = problem != nil
        action = paths.later
        back = paths.review
        self.token = token
        self.notice = notice ?? ""
        hasNotice = notice != nil
    }
}

extension PortalTemplates {
    /// Names of the templates for drafts on the server.
    public static let serverDrafts = ["draft-later", "draft-sent", "draft-return"]
}
