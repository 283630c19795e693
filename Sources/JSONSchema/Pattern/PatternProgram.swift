/// A nondeterministic automaton over code points (Thompson's construction) for patterns that are regular.
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        case consume(set: Int, next: Int)
        case split(Int, Int)
        case assertStart(next: Int)
        case assertEnd(next: Int)
        case match
    }

    private(set) var instructions: [Instruction] = []
    private(set) var sets: [ScalarSet] = []
    private(set) var entry = 0
    private var setNumbers: [ScalarSet: Int] = [:]

    init(_ syntax: PatternSyntax) throws(PatternError) {
        let match = try append(.match)
        entry = try compile(syntax, next: match)
    }

    private mutating func append(_ instruction: Instruction) throws(PatternError) -> Int {
        if instructions.count >= PatternLimits.instructions {
            throw PatternError(reason: "pattern needs more than \(PatternLimits.instructions) steps")
        }
        instructions.append(instruction)
        return instructions.count - 1
    }

    /// Compiles backwards, so that every target exists when it is named; only loops are patched.
    private mutating func compile(_ syntax: PatternSyntax, next: Int) throws(PatternError) -> Int {
        switch syntax {
        case .set(let set): return try append(.consume(set: number(of: set), next: next))
        case .start: return try append(.assertStart(next: next))
        case .end: return try append(.assertEnd(next: next))
        case .sequence(let parts):
            var next = next
            for part in parts.reversed() { next = try compile(part, next: next) }
            return next
        case .alternation(let branches):
            var entry = try compile(branches[branches.count - 1], next: next)
            for branch in branches.dropLast().reversed() {
                entry = try append(.split(try compile(branch, next: next), entry))
            }
            return entry
        case .group(let inner): return try compile(inner, next: next)
        case .look, .wordBoundary, .backReference: throw PatternError(reason: "the pattern is not regular")
        // A lazy quantifier matches the same texts.
        case .repetition(let inner, let minimum, let maximum, _):
            var entry = next
            if let maximum {
                for _ in minimum..<max(minimum, maximum) {
                    entry = try append(.split(try compile(inner, next: entry), next))
                }
            } else {
                entry = try append(.split(next, next))
                instructions[entry] = .split(try compile(inner, next: entry), next)
            }
            for _ in 0..<minimum { entry = try compile(inner, next: entry) }
            return entry
        }
    }

    private mutating func number(of set: ScalarSet) -> Int {
        if let number = setNumbers[set] { return number }
        sets.append(set)
        setNumbers[set] = sets.count - 1
        return sets.count - 1
    }

    /// What is reachable from `seeds` without reading: the consuming instructions, and whether that includes a match.
    func closure(_ seeds: [Int], atStart: Bool, atEnd: Bool) -> (consuming: [Int], matches: Bool) {
        var isSeen = [Bool](repeating: false, count: instructions.count)
        var pending = seeds
        var consuming: [Int] = []
        var matches = false
        while let index = pending.popLast() {
            if isSeen[index] { continue }
            isSeen[index] = true
            switch instructions[index] {
            case .consume: consuming.append(index)
            case .split(let a, let b): pending += [a, b]
            case .assertStart(let next): if atStart { pending.append(next) }
            case .assertEnd(let next): if atEnd { pending.append(next) }
            case .match: matches = true
            }
        }
        consuming.sort()
        return (consuming, matches)
    }
}
