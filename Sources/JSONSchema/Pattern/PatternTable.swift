// Sendable: the block is filled in `init`, never written again, and freed in `deinit`.
/// The deterministic automaton of a pattern: one row of next states per state.
final class PatternTable: @unchecked Sendable {
    private let block: PlainMemory
    /// Valid while the table lives.
    let automaton: PatternAutomaton

    /// Nil when the automaton would pass a bound. Takes its work from the budget.
    init?(_ program: PatternProgram, _ alphabet: PatternAlphabet, _ budget: inout Int) {
        let maximumWork = min(PatternLimits.constructionWork, budget)
        var states = [PatternStates(program, start: true)]
        var numbers = [states[0]: 0]
        // States are numbered by where their rows start: a step is one addition and one load.
        let width = alphabet.count
        var next: [UInt32] = []
        var work = 0
        defer { budget -= work }
        var current = 0
        while current < states.count {
            let state = states[current]
            for letter in 0..<width {
                // A finished match stays one.
                if state.isMatch {
                    next.append(UInt32(current * width))
                    continue
                }
                work += program.instructions.count
                if work > maximumWork { return nil }
                let successor = state.next(program, alphabet, letter: letter)
                if let number = numbers[successor] {
                    next.append(UInt32(number * width))
                } else {
                    if states.count >= PatternLimits.states { return nil }
                    numbers[successor] = states.count
                    next.append(UInt32(states.count * width))
                    states.append(successor)
                }
            }
            current += 1
        }
        let accepts = states.flatMap { state in
            [Bool](repeating: state.isMatch || state.isMatchAtEnd, count: width)
        }
        let memory = PlainMemory()
        automaton = PatternAutomaton(
            next: memory.copy(next), accepts: memory.copy(accepts), direct: memory.copy(alphabet.direct),
            starts: memory.copy(alphabet.starts), letters: memory.copy(alphabet.letters),
            intervals: alphabet.starts.count)
        block = memory
    }
}

/// A borrowed look at a ``PatternTable``, to be used while that lives.
struct PatternAutomaton: BitwiseCopyable {
    fileprivate let next: UnsafePointer<UInt32>
    fileprivate let accepts: UnsafePointer<Bool>
    /// Letters of the code points below 0x800.
    fileprivate let direct: UnsafePointer<UInt16>
    /// Where the intervals of code points start, and their letters.
    fileprivate let starts: UnsafePointer<UInt32>
    fileprivate let letters: UnsafePointer<UInt16>
    fileprivate let intervals: Int

    /// True when the pattern matches anywhere in the text, which must be UTF-8.
    ///
    /// Reads the text to its end whatever it finds: once matched, or beyond hope, the automaton stays where it is, and
    /// asking that of every byte costs more than the rest of a short text.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let bytes = text.baseAddress else { return accepts[0] }
        let count = text.count
        var state = 0
        var position = 0
        while position < count {
            let first = UInt32(bytes[position])
            position &+= 1
            let letter: UInt16
            if first < 0x80 {
                letter = direct[Int(first)]
            } else {
                // Valid UTF-8 is never cut short, but nothing here relies on it.
                let wanted = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
                var scalar = first & (first < 0xE0 ? 0x1F : first < 0xF0 ? 0x0F : 0x07)
                let end = min(count, position &+ wanted)
                while position < end {
                    scalar = scalar << 6 | UInt32(bytes[position] & 0x3F)
                    position &+= 1
                }
                letter = scalar < 0x800 ? direct[Int(scalar)] : search(scalar)
            }
            state = Int(next[state &+ Int(letter)])
        }
        return accepts[state]
    }

    private func search(_ scalar: UInt32) -> UInt16 {
        var low = 0
        var high = intervals
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= scalar { low = middle } else { high = middle }
        }
        return letters[low]
    }
}
