import JSON

/// The rule that no text stands at two of the named places.
struct DistinctTexts: Sendable {
    /// How two texts are compared.
    private enum Comparison: String {
        case text
        /// Account numbers: spaces and the country do not count.
        case nrb
    }

    let paths: [AnswerPath]
    /// Texts that may stand there many times.
    private let exceptions: [String]
    private let comparison: Comparison

    init(_ item: DefinitionReader) throws(FormLoadError) {
        paths = try item.paths("values")
        exceptions = try item.strings("except")
        let name = try item.optionalString("as") ?? Comparison.text.rawValue
        guard let comparison = Comparison(rawValue: name) else { throw item.error("unknown comparison \"\(name)\"") }
        self.comparison = comparison
    }

    /// Few places, so every pair is compared: cheaper than a set of strings.
    func holds(on node: JSONCursor) -> Bool {
        var seen: [JSONCursor] = []
        seen.reserveCapacity(8)
        var isDistinct = true
        for path in paths {
            path.forEach(in: node) { value in
                guard isDistinct, counts(value) else { return }
                isDistinct = !seen.contains { areSame($0, value) }
                seen.append(value)
            }
        }
        return isDistinct
    }

    /// JSON Pointers of the places whose text stands at an earlier place, too.
    func repeated(on node: JSONCursor) -> [String] {
        var seen: [JSONCursor] = []
        var result: [String] = []
        for path in paths {
            var indices: [Int] = []
            path.forEach(in: node, indices: &indices) { value, indices in
                guard counts(value) else { return }
                if seen.contains(where: { areSame($0, value) }) { result.append(path.pointer(indices)) }
                seen.append(value)
            }
        }
        return result
    }

    private func counts(_ value: JSONCursor) -> Bool {
        value.utf8 != nil && !CheckRule.isText(value, anyOf: exceptions)
    }

    private func areSame(_ left: JSONCursor, _ right: JSONCursor) -> Bool {
        switch comparison {
        case .text: return CheckRule.areSameText(left, right)
        case .nrb:
            guard let left = left.utf8, let right = right.utf8, let first = NRB(utf8: left),
                let second = NRB(utf8: right)
            else { return false }
            return first == second
        }
    }
}
