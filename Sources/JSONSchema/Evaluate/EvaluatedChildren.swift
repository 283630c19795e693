/// Which members or items of one instance some keyword has looked at: the annotations that `unevaluatedProperties` and
/// `unevaluatedItems` need. Exists only below a schema with one of these keywords.
final class EvaluatedChildren {
    private(set) var flags: [Bool]

    init(count: Int) {
        flags = [Bool](repeating: false, count: count)
    }

    func mark(_ position: Int) { flags[position] = true }

    func merge(_ other: EvaluatedChildren) {
        for position in flags.indices where other.flags[position] { flags[position] = true }
    }

    func emptyCopy() -> EvaluatedChildren { EvaluatedChildren(count: flags.count) }
}
