import Benefits

extension Draft {
    /// Whether a condition holds. `numbers` stand for the `*` of its pointer, as far as they go: a condition inside a list
    /// is about the same element.
    func holds(_ condition: FormCondition, numbers: [Int]) -> Bool {
        let given = text(FormPlace.pointer(condition.pointer, numbers))
        switch condition.test {
        case .isMissing: return given.isEmpty
        case .isOneOf(let values): return values.contains(given)
        case .isNoneOf(let values): return !values.contains(given)
        }
    }

    /// Whether a node is asked: its own condition and those around it hold.
    func isAsked(_ node: FormNode, numbers: [Int]) -> Bool {
        node.conditions.allSatisfy { holds($0, numbers: numbers) }
    }
}
