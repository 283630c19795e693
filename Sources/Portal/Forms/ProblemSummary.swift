import Benefits

/// The problems of a page above its heading, each a link to its input.
struct ProblemSummary: Sendable {
    /// One line.
    struct Line: Sendable {
        let message: String
        /// Address within the page or of another page with the input.
        let href: String
    }

    let lines: [Line]

    /// - Parameter path: the page of an input when it is not this one.
    init(
        _ problems: [FormProblem], of form: PortalForm, _ draft: Draft, path: (PortalForm.Page) -> String = { _ in "" }
    ) {
        lines = problems.map { problem in
            let pattern = form.pattern(of: problem.pointer)
            let page = form.pages.first { $0.patterns.contains(pattern) }
            let input = page.flatMap { Self.input(of: problem.pointer, on: $0, draft) } ?? problem.pointer
            return Line(message: problem.message, href: (page.map(path) ?? "") + "#" + Input.id(input))
        }
    }

    /// The first input below a part; a part with nothing in it is its own place.
    private static func input(of pointer: String, on page: PortalForm.Page, _ draft: Draft) -> String? {
        let places = FormLeaves(page, draft).places.map(\.pointer)
        if places.contains(pointer) { return pointer }
        return places.first { $0.hasPrefix(pointer + "/") } ?? pointer
    }
}
