import Applications
import JSON

/// A rule across fields, as data of the form: what must hold, where a breach is shown, what it says.
///
/// A class because a form runs through all of them on every submission and need not copy them.
final class FormCheck: Sendable {
    let rule: CheckRule
    /// The part whose every element is checked by itself; nil: the whole form.
    let each: AnswerPath?
    /// Where a breach is shown, from the root.
    let at: AnswerPath?
    let code: String
    let message: String
    let condition: FormCondition?
    /// The places the rule reads, from the root; for false only the place itself must be well formed.
    private let operands: [(path: AnswerPath, deep: Bool)]

    /// Every place the check names, from the root.
    var paths: [AnswerPath] { operands.map(\.path) + (at.map { [$0] } ?? []) }

    init(_ item: DefinitionReader) throws(FormLoadError) {
        let rule = try CheckRule(item)
        let each = item.optional("each") == nil ? nil : try item.path("each")
        self.rule = rule
        self.each = each
        code = try item.string("code")
        message = try item.string("message")
        condition = try item.optional("when").map { (reader) throws(FormLoadError) in try FormCondition(reader) }
        at = rule.reportsItsOwnPlaces ? nil : FormCheck.joined(each, try item.path("at"))
        operands = rule.operands.map { (FormCheck.joined(each, $0.path), $0.deep) }
    }

    private static func joined(_ base: AnswerPath?, _ path: AnswerPath) -> AnswerPath {
        base.map { $0.appending(path) } ?? path
    }

    /// Whether there is nothing to report, as nearly always: finding that out needs no account of where. Parts that are
    /// not well formed may break a rule here that the report then leaves out.
    func holds(in root: JSONCursor, filedOn: LocalDate?) -> Bool {
        if let condition, !condition.holds(in: root) { return true }
        guard let each else { return holds(on: root, filedOn) }
        var holds = true
        each.forEach(in: root) { holds = holds && self.holds(on: $0, filedOn) }
        return holds
    }

    private func holds(on node: JSONCursor, _ filedOn: LocalDate?) -> Bool {
        guard case .notAfterFiling(let paths) = rule else { return rule.holds(on: node) }
        guard let filedOn else { return true }
        return !paths.contains { FormCheck.isAnyAfterFiling($0, on: node, filedOn) }
    }

    /// Reports a JSON Pointer for every breach. Answers of a wrong kind are the schema's matter and break nothing here.
    func run(
        in root: JSONCursor, filedOn: LocalDate?, wellFormed: WellFormedParts, report: (String) -> Void
    ) {
        if let condition, !condition.holds(in: root) { return }
        var indices: [Int] = []
        guard let each else {
            run(on: root, indices: indices, filedOn: filedOn, wellFormed: wellFormed, report: report)
            return
        }
        each.forEach(in: root, indices: &indices) { node, indices in
            run(on: node, indices: indices, filedOn: filedOn, wellFormed: wellFormed, report: report)
        }
    }

    private func run(
        on node: JSONCursor, indices: [Int], filedOn: LocalDate?, wellFormed: WellFormedParts, report: (String) -> Void
    ) {
        switch rule {
        case .notAfterFiling(let paths):
            guard let filedOn else { return }
            for path in paths where FormCheck.isAnyAfterFiling(path, on: node, filedOn) {
                var found: [Int] = []
                path.forEach(in: node, indices: &found) { value, found in
                    guard CheckRule.isAfterFiling(value, filedOn: filedOn),
                        wellFormed.contain(path, indices: found, deep: true)
                    else { return }
                    report(path.pointer(found))
                }
            }
        case .distinct(let distinct):
            guard isWellFormed(indices, wellFormed), !distinct.holds(on: node) else { return }
            distinct.repeated(on: node).forEach(report)
        default:
            guard !rule.holds(on: node), isWellFormed(indices, wellFormed) else { return }
            at.map { report($0.pointer(indices)) }
        }
    }

    /// Without keeping account of where, because nearly always there is none.
    private static func isAnyAfterFiling(_ path: AnswerPath, on node: JSONCursor, _ filedOn: LocalDate) -> Bool {
        var isAny = false
        path.forEach(in: node) { value in
            isAny = isAny || CheckRule.isAfterFiling(value, filedOn: filedOn)
        }
        return isAny
    }

    private func isWellFormed(_ indices: [Int], _ wellFormed: WellFormedParts) -> Bool {
        if wellFormed.areAll { return true }
        return operands.allSatisfy { wellFormed.contain($0.path, indices: indices, deep: $0.deep) }
    }
}
