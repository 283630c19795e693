/// An ECMA-262 pattern.
///
/// Regular patterns search in linear time: a deterministic automaton made once, or, when that would grow too large, the
/// nondeterministic one followed state set by state set. Look-around, back references and word boundaries backtrack,
/// within a budget.
struct Pattern: Sendable {
    private enum Engine: Sendable {
        case table(PatternTable)
        case program(PatternProgram, PatternAlphabet)
        case backtracking(BacktrackingPattern)
    }

    private let engine: Engine

    init(_ text: String, _ budget: inout PatternBudget) throws(PatternError) {
        let syntax = try PatternParser.parse(text)
        try budget.spend(text.utf8.count)
        guard syntax.isRegular else {
            let pattern = try BacktrackingPattern(syntax)
            try budget.spend(pattern.size / 16)
            engine = .backtracking(pattern)
            return
        }
        let program = try PatternProgram(syntax)
        try budget.spend(program.instructions.count)
        let alphabet = PatternAlphabet(program.sets)
        let table = PatternTable(program, alphabet, &budget.construction)
        engine = table.map(Engine.table) ?? .program(program, alphabet)
    }

    /// Nil when the pattern has no small deterministic automaton.
    var table: PatternTable? {
        if case .table(let table) = engine { table } else { nil }
    }

    /// Whether the pattern matches anywhere in the text, which must be UTF-8. Takes what the search costs from the
    /// budget, in units of ``Evaluator/maximumWork``; nil when the budget is spent before the search has ended.
    func matches(_ text: UnsafeBufferPointer<UInt8>, budget: inout Int) -> Bool? {
        switch engine {
        case .table(let table):
            budget -= 1 + text.count >> 6
            return table.automaton.matches(text)
        case .program(let program, let alphabet): return search(program, alphabet, text, &budget)
        case .backtracking(let pattern): return pattern.matches(text, budget: &budget)
        }
    }

    private func search(
        _ program: PatternProgram, _ alphabet: PatternAlphabet, _ text: UnsafeBufferPointer<UInt8>,
        _ budget: inout Int
    ) -> Bool? {
        let cost = program.instructions.count >> 4 + 1
        var scalars = ScalarReader(text)
        var states = PatternStates(program, start: true)
        while !states.isMatch, let scalar = scalars.next() {
            budget -= cost
            if budget < 0 { return nil }
            states = states.next(program, alphabet, letter: alphabet.letter(scalar))
        }
        return states.isMatch || states.isMatchAtEnd
    }
}
