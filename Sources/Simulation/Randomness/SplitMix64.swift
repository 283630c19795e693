/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every platform and with every version
/// of the standard library, whose own `random(in:using:)` promises no such thing.
struct SplitMix64: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A generator of its own for one purpose: of one application's answers, say.
    init(seed: UInt64, stream: UInt64, number: Int) {
        var mixer = SplitMix64(seed: seed &+ stream &* 0xD1B5_4A32_D192_ED03)
        state = mixer.next() ^ SplitMix64.mixed(UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return SplitMix64.mixed(state)
    }

    /// 0 up to, but not including, the bound, which is positive.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// Both ends included.
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// 0 up to, but not including, 1.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func chance(_ probability: Double) -> Bool { fraction() < probability }

    /// One of them; the list is not empty.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// One of them, as likely as its weight says; the list is not empty.
    mutating func pick<Element>(_ choices: KeyValuePairs<Element, Int>) -> Element {
        var left = below(choices.reduce(0) { $0 + $1.value })
        var index = 0
        while index < choices.count - 1, left >= choices[index].value {
            left -= choices[index].value
            index += 1
        }
        return choices[index].key
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
