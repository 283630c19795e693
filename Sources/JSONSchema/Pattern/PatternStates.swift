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
