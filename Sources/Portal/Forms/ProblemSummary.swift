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
        var inputs: [String: Inputs] = [:]
        lines = problems.map { problem in
            let pattern = form.pattern(of: problem.pointer)
            let page = form.pages.first { $0.patterns.contains(pattern) }
            let input = page.map { page in
                let known = inputs[page.section.id] ?? Inputs(FormLeaves(page, draft).places.map(\.pointer))
                inputs[page.section.id] = known
                return known.first(at: problem.pointer)
            }
            return Line(
                message: problem.message, href: (page.map(path) ?? "") + "#" + Input.id(input ?? problem.pointer))
        }
    }

    /// The inputs of a page, found once for all its problems.
    private struct Inputs {
        private let ordered: [String]
        private let known: Set<String>

        init(_ pointers: [String]) {
            ordered = pointers
            known = Set(pointers)
        }

        /// The first input of a part; a part with nothing in it is its own place.
        func first(at pointer: String) -> String {
            if known.contains(pointer) { return pointer }
            return ordered.first { $0.hasPrefix(pointer + "/") } ?? pointer
        }
    }
}
