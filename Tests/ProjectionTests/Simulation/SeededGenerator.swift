/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same run everywhere.
struct SeededGenerator: RandomNumberGenerator, Equatable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// One of `0 ..< bound`. `Int.random` is several times slower in a debug build, and bounds here are far too small for
    /// the remainder to favour anything.
    mutating func below(_ bound: Int) -> Int { Int(truncatingIfNeeded: next() % UInt64(truncatingIfNeeded: bound)) }

    /// True so many times of a hundred.
    mutating func percent(_ chance: Int) -> Bool { below(100) < chance }
}
