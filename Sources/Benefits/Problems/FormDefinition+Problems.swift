public import Applications
public import JSON
import JSONSchema

extension FormDefinition {
    /// Everything an applicant has to mend, in the form's order; one problem a field. Empty when the answers can be
    /// filed. Checks across fields run on the parts whose fields are well formed.
    ///
    /// - Parameter filedOn: The day of filing; with it, dates and months that are not over are refused.
    public func problems(in answers: JSONNode, filedOn: LocalDate? = nil) -> [FormProblem] {
        let violations = schema.validate(answers)
        if violations.isEmpty, withExtendedLifetime(answers.document, { holds(answers.cursor, filedOn) }) { return [] }
        var problems = violations.isEmpty ? [] : structural(violations)
        let wellFormed = WellFormedParts(except: problems)
        withExtendedLifetime(answers.document) {
            for check in checks {
                check.run(in: answers.cursor, filedOn: filedOn, wellFormed: wellFormed) { pointer in
                    let message = ProblemText.withItems(check.message, outline.place(of: pointer).items)
                    problems.append(FormProblem(pointer: pointer, code: check.code, message: message))
                }
            }
        }
        return problems.count < 2 ? problems : ordered(problems)
    }

    /// Whether every check across fields holds.
    private func holds(_ answers: JSONCursor, _ filedOn: LocalDate?) -> Bool {
        for check in checks where !check.holds(in: answers, filedOn: filedOn) { return false }
        return true
    }

    private func structural(_ violations: [Violation]) -> [FormProblem] {
        var telling: [String: StructuralProblem] = [:]
        for violation in violations {
            let kind = outline.place(of: violation.instancePointer).field?.kind
            let problem = StructuralProblem(violation, kind: kind)
            if let known = telling[problem.pointer], known.rank <= problem.rank { continue }
            telling[problem.pointer] = problem
        }
        return telling.values.map { problem in
            FormProblem(
                pointer: problem.pointer, code: problem.code,
                message: ProblemText.sentence(problem, at: outline.place(of: problem.pointer)))
        }
    }

    /// The form's order; of several problems of one field the first is kept.
    private func ordered(_ problems: [FormProblem]) -> [FormProblem] {
        let placed = problems.enumerated().map { index, problem in
            (order: outline.place(of: problem.pointer).order, index: index, problem: problem)
        }
        let sorted = placed.sorted { left, right in
            if left.order != right.order { return left.order.lexicographicallyPrecedes(right.order) }
            // Only unknown fields share a place; their names decide, so that the answer is always the same.
            if left.problem.pointer != right.problem.pointer { return left.problem.pointer < right.problem.pointer }
            return left.index < right.index
        }
        var seen: Set<String> = []
        return sorted.map(\.problem).filter { seen.insert($0.pointer).inserted }
    }
}
