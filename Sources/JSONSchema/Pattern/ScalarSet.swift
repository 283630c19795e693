/// A set of Unicode code points as sorted, disjoint, non-adjacent ranges.
struct ScalarSet: Sendable, Hashable {
    private(set) var ranges: [ClosedRange<UInt32>]

    static let limit: UInt32 = 0x10FFFF
    static let everything = ScalarSet(0...limit)

    init(_ ranges: ClosedRange<UInt32>...) {
        self.init(ranges)
    }

    init(_ ranges: [ClosedRange<UInt32>]) {
        self.ranges = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = self.ranges.last, range.lowerBound <= last.upperBound + 1 {
                self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    func union(_ other: ScalarSet) -> ScalarSet {
        ScalarSet(ranges + other.ranges)
    }

    var inverted: ScalarSet {
        var result: [ClosedRange<UInt32>] = []
        var start: UInt32 = 0
        for range in ranges {
            if range.lowerBound > start { result.append(start...(range.lowerBound - 1)) }
            start = range.upperBound + 1
        }
        if start <= Self.limit { result.append(start...Self.limit) }
        return ScalarSet(result)
    }

    func contains(_ scalar: UInt32) -> Bool {
        ranges.contains { $0.contains(scalar) }
    }

    /// `\d` of ECMA-262: ASCII only, also with the u flag.
    static let digits = ScalarSet(0x30...0x39)
    /// `\w`
    static let wordCharacters = ScalarSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
    /// `\s`: WhiteSpace and LineTerminator of ECMA-262.
    static let whiteSpace = ScalarSet(
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF)
    /// `.`: everything but LineTerminator.
    static let dot = ScalarSet(0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029).inverted
}
