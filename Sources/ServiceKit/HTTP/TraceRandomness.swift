internal import Synchronization

/// Random numbers for trace and span ids, which must differ but need not be secret: SplitMix64 (Steele, Lea, Flood,
/// "Fast Splittable Pseudorandom Number Generators", 2014) from a seed of the system's, so that a request makes no
/// system call for them.
enum TraceRandomness {
    private static let state = Atomic<UInt64>(.random(in: 0 ... .max))

    /// Never zero, which W3C Trace Context forbids.
    static func next() -> UInt64 {
        var mixed = state.wrappingAdd(0x9e37_79b9_7f4a_7c15, ordering: .relaxed).newValue
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        mixed ^= mixed >> 31
        return mixed == 0 ? 1 : mixed
    }
}
