import Testing

@testable import Simulation

@Suite struct RandomnessTests {
    @Test func `the generator gives the numbers of the reference implementation`() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(
            (0..<5).map { _ in random.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test func `draws stay within their bounds and reach them`() {
        var random = SplitMix64(seed: 2)
        let draws = (0..<2_000).map { _ in random.within(3...7) }
        #expect(Set(draws) == [3, 4, 5, 6, 7])
        #expect((0..<2_000).allSatisfy { _ in (0..<1).contains(random.fraction()) })
    }

    @Test func `a choice is as frequent as its weight`() {
        var random = SplitMix64(seed: 3)
        var counts: [String: Int] = [:]
        for _ in 0..<10_000 { counts[random.pick(["often": 80, "seldom": 20, "never": 0]), default: 0] += 1 }
        #expect((7_700...8_300).contains(counts["often"] ?? 0))
        #expect(counts["never"] == nil)
    }

    @Test func `generators of neighbouring numbers have nothing in common`() {
        let first = (0..<1_000).map { number in
            var random = SplitMix64(seed: 1, stream: 2, number: number)
            return random.next()
        }
        #expect(Set(first).count == 1_000)
        #expect(first.map { $0 & 1 }.reduce(0, +) > 400)
    }
}
