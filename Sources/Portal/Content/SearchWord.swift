/// A word somebody looks for.
struct SearchWord: Hashable {
    /// Folded.
    let text: String
    /// What other endings of the word have in common with it, at least four letters.
    private let stem: String

    init(_ text: String) {
        self.text = text
        stem = String(text.prefix(max(4, text.count - 3)))
    }

    /// How well a folded word fits: 3 the same, 2 begun, 1 another ending, 0 not at all.
    func fit(_ other: String) -> Int {
        if other == text { return 3 }
        if text.count >= 3, other.hasPrefix(text) { return 2 }
        return text.count >= 4 && other.hasPrefix(stem) && other.count <= text.count + 4 ? 1 : 0
    }

    /// The best fit among words in order.
    func best(in words: [String]) -> Int {
        let start = text.count >= 4 ? stem : text
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle] < start { low = middle + 1 } else { high = middle }
        }
        var best = 0
        while low < words.count, words[low].hasPrefix(start), best < 3 {
            best = max(best, fit(words[low]))
            low += 1
        }
        return best
    }
}
