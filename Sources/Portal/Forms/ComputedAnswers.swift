import Benefits

/// Blank answers that follow from others, worked out.
struct ComputedAnswers {
    /// Whole numbers by concrete pointer: grosze or a count.
    private(set) var values: [(pointer: String, value: Int64)] = []
    private var known: [String: Int64] = [:]
    private let form: PortalForm
    private let draft: Draft

    init(_ form: PortalForm, _ draft: Draft) {
        self.form = form
        self.draft = draft
        for computation in form.definition.computations {
            for numbers in computation.each.map({ draft.places($0) }) ?? [[]] { add(computation, numbers) }
        }
    }

    private mutating func add(_ computation: FormComputation, _ numbers: [Int]) {
        let base = computation.each ?? ""
        let pointer = FormPlace.pointer(base + computation.result, numbers)
        guard draft.isBlank(pointer), let value = value(of: computation.kind, base, numbers) else { return }
        known[pointer] = value
        values.append((pointer, value))
    }

    /// Nil when something it is made of cannot be read yet.
    private func value(of kind: FormComputation.Kind, _ base: String, _ numbers: [Int]) -> Int64? {
        switch kind {
        case .count(let list):
            return draft.counts[FormPlace.pointer(base + list, numbers)].map(Int64.init)
        case .sum(let terms):
            var sum: Int64 = 0
            for term in terms {
                for place in draft.places(base + term, from: numbers) {
                    let pointer = FormPlace.pointer(base + term, place)
                    guard !draft.isBlank(pointer) || known[pointer] != nil else { continue }
                    guard let value = number(at: pointer) else { return nil }
                    let (next, overflow) = sum.addingReportingOverflow(value)
                    guard !overflow else { return nil }
                    sum = next
                }
            }
            return sum
        case .average(let total, let list, let parts):
            let count = Int64(draft.counts[FormPlace.pointer(base + list, numbers)] ?? 0) * Int64(parts)
            guard count > 0, let total = number(at: FormPlace.pointer(base + total, numbers)), total < .max / 2 else {
                return nil
            }
            return (total * 2 + count) / (count * 2)
        }
    }

    private func number(at pointer: String) -> Int64? {
        if let value = known[pointer] { return value }
        return form.field(at: pointer)?.kind == .money
            ? TypedText.grosze(draft.text(pointer)) : TypedText.count(draft.text(pointer)).map(Int64.init)
    }
}
