import JSON

/// Which parts of the answers the schema found no fault with.
struct WellFormedParts {
    private let faults: [[String]]

    /// The schema found no fault anywhere.
    var areAll: Bool { faults.isEmpty }

    init(except problems: [FormProblem]) {
        faults = problems.isEmpty ? [] : problems.map { JSONPointer($0.pointer)?.tokens ?? [] }
    }

    /// Whether no fault lies on the way to the place a path names or, for `deep`, below it. `indices` fill the first
    /// `*`; the others match every element.
    func contain(_ path: AnswerPath, indices: [Int], deep: Bool) -> Bool {
        faults.isEmpty || !faults.contains { WellFormedParts.touches($0, path, indices, deep) }
    }

    private static func touches(_ fault: [String], _ path: AnswerPath, _ indices: [Int], _ deep: Bool) -> Bool {
        if fault.count > path.steps.count, !deep { return false }
        var numbers = indices.makeIterator()
        for (token, step) in zip(fault, path.steps) {
            let matches =
                switch step {
                case .member(let name): token == name
                case .element(let index): token == "\(index)"
                case .each: numbers.next().map { token == "\($0)" } ?? true
                }
            guard matches else { return false }
        }
        return true
    }
}
