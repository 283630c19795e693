public import Applications
public import Benefits
public import JSON

/// What is still wrong with a draft.
public struct DraftCheck: Sendable {
    /// The answers, to be filed when there is no problem.
    public let answers: JSONDocument
    /// Everything to mend, in the form's order.
    public let problems: [FormProblem]

    /// - Parameter day: the day of filing.
    public init(_ draft: Draft, of form: PortalForm, on day: LocalDate) {
        self.init(draft, of: form, on: day, present: [])
    }

    /// - Parameter present: pointers of groups that are there even when nothing in them is answered.
    init(_ draft: Draft, of form: PortalForm, on day: LocalDate, present: Set<String>) {
        var present = present
        // A part that is missing as a whole says less than the fields that are missing in it.
        for _ in 0..<Self.deepest {
            let (check, missing) = Self.once(draft, form, day, present)
            guard !missing.isSubset(of: present) else {
                self = check
                return
            }
            present.formUnion(missing)
        }
        self = Self.once(draft, form, day, present).check
    }

    /// A check whose problems were found elsewhere.
    public init(answers: JSONDocument, problems: [FormProblem]) {
        self.answers = answers
        self.problems = problems
    }

    private static let deepest = 6
    /// Whatever a request may hold, written as JSON.
    private static let limits = JSONLimits(maximumBytes: 64 << 20, maximumDepth: 64)

    private static func once(
        _ draft: Draft, _ form: PortalForm, _ day: LocalDate, _ present: Set<String>
    ) -> (check: DraftCheck, missing: Set<String>) {
        let answers = DraftAnswers(form, draft, present: present)
        guard let document = try? JSONDocument(parsing: answers.answers.encoded(), limits: limits) else {
            preconditionFailure("a draft does not nest deeper than its form")
        }
        let own = Set(answers.problems.map(\.pointer))
        let found = form.definition.problems(in: document.root, filedOn: day).filter { !own.contains($0.pointer) }
        let missing = found.filter { problem in
            guard problem.code == "required", let field = form.field(at: problem.pointer) else { return false }
            return (field.kind == .group && field.messages["required"] == nil) || field.kind == .list
        }
        return (
            DraftCheck(answers: document, problems: form.ordered(found + answers.problems)),
            Set(missing.map(\.pointer))
        )
    }

    /// The problems of one page.
    public func problems(on page: PortalForm.Page, of form: PortalForm) -> [FormProblem] {
        problems.filter { page.patterns.contains(form.pattern(of: $0.pointer)) }
    }
}

extension PortalForm {
    fileprivate func ordered(_ problems: [FormProblem]) -> [FormProblem] {
        let placed = problems.enumerated().map { index, problem in
            (order: order(of: problem.pointer), index: index, problem: problem)
        }
        return placed.sorted {
            $0.order == $1.order ? $0.index < $1.index : $0.order.lexicographicallyPrecedes($1.order)
        }.map(\.problem)
    }
}
