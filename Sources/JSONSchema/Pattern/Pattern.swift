/// An ECMA-262 pattern that searches in linear time: a deterministic automaton made once, or, when that would grow too
/// large, the nondeterministic one followed state set by state set. There is no backtracking to explode.
struct Pattern: Sendable {
    private let program: PatternProgram
    private let alphabet: PatternAlphabet
    /// Nil when the pattern has no small deterministic automaton.
    let table: PatternTable?

    init(_ text: String) throws(PatternError) {
        program = try PatternProgram(try PatternParser.parse(text))
        alphabet = PatternAlphabet(program.sets)
        table = PatternTable(program, alphabet)
    }

    /// True when the pattern matches anywhere in the text, which must be UTF-8.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if let table { return table.automaton.matches(text) }
        var scalars = ScalarReader(text)
        var states = PatternStates(program, start: true)
        while !states.isMatch, let scalar = scalars.next() {
            states = states.next(program, alphabet, letter: alphabet.letter(scalar))
        }
        return states.isMatch || states.isMatchAtEnd
    }
}

/// Where a search may be after some text, everything that a later letter depends on.
struct PatternStates: Hashable {
    let consuming: [Int]
    /// A match has ended here.
    let isMatch: Bool
    /// A match ends here if the text does.
    let isMatchAtEnd: Bool

    init(_ program: PatternProgram, start: Bool, seeds: [Int] = []) {
        // A match may begin at any place: the entry is a seed of every state.
        let seeds = seeds + [program.entry]
        let inside = program.closure(seeds, atStart: start, atEnd: false)
        consuming = inside.consuming
        isMatch = inside.matches
        isMatchAtEnd = program.closure(seeds, atStart: start, atEnd: true).matches
    }

    func next(_ program: PatternProgram, _ alphabet: PatternAlphabet, letter: Int) -> PatternStates {
        var seeds: [Int] = []
        for index in consuming {
            if case .consume(let set, let next) = program.instructions[index], alphabet.members[set][letter] {
                seeds.append(next)
            }
        }
        return PatternStates(program, start: false, seeds: seeds)
    }
}

/// Code points of UTF-8 that is known to be valid.
struct ScalarReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func next() -> UInt32? {
        guard position < bytes.count else { return nil }
        let first = UInt32(bytes[position])
        position += 1
        switch first {
        case ..<0x80: return first
        case ..<0xE0: return (first & 0x1F) << 6 | continuation()
        case ..<0xF0: return (first & 0x0F) << 12 | continuation() << 6 | continuation()
        default: return (first & 0x07) << 18 | continuation() << 12 | continuation() << 6 | continuation()
        }
    }

    private mutating func continuation() -> UInt32 {
        guard position < bytes.count else { return 0 }
        defer { position += 1 }
        return UInt32(bytes[position] & 0x3F)
    }
}
