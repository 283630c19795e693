public import Applications

/// Where withdrawing is confirmed, for the template `status-withdrawal`.
public struct WithdrawalPage: Sendable {
    let layout: Layout
    let heading: String
    let reference: String
    let benefit: String?
    let controls: String
    let action: String
    let back: String
    let token: String
    let key: String
    let problems: [ProblemSummary.Line]
    let hasProblems: Bool
    let hasNotice: Bool
    let notice: String

    /// A reason as it is recorded: line breaks of one kind, nothing invisible; nil when there is nothing to read.
    public static func reason(_ typed: String) -> String? {
        var scalars = String.UnicodeScalarView()
        for scalar in typed.replacing("\r\n", with: "\n").unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            scalars.append(scalar == "\n" ? scalar : scalar == "\r" ? "\n" : isControl ? " " : scalar)
        }
        let blank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let text = scalars.drop(while: blank)
        guard let end = text.lastIndex(where: { !blank($0) }) else { return nil }
        return String(String.UnicodeScalarView(text[...end]))
    }

    /// - Parameters:
    ///   - facts: nil while the case cannot be seen.
    ///   - typed: the reason as it was typed.
    ///   - problem: what is wrong with it; nil: nothing.
    ///   - key: makes sending the page twice the same as once.
    public init(
        _ reference: Reference, _ facts: CaseFacts?, typed: String, problem: String?, key: String, notice: String?,
        token: String,
        layout: (String) -> Layout
    ) {
        heading = "Czy na pewno wycofać wniosek?"
        self.reference = reference.text
        benefit = facts?.benefit
        let input = Input(
            name: "reason", label: "Dlaczego wycofujesz wniosek?", hints: ["Najwyżej 1000 znaków."], problem: problem,
            text: typed, isOptional: true)
        var writer = HTMLWriter()
        writer.textArea(input)
        controls = writer.html
        problems = problem.map { [.init(message: $0, href: "#\(input.id)")] } ?? []
        hasProblems = problem != nil
        self.layout = layout(problem == nil ? "Wycofanie wniosku" : "Błąd: Wycofanie wniosku")
        action = StatusPaths.withdrawal
        back = StatusPaths.opened
        self.token = token
        self.key = key
        hasNotice = notice != nil
        self.notice = notice ?? ""
    }
}
