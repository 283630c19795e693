import Testing

@testable import Kafka

struct UnconfirmedStartsTests {
    static let begin = ContinuousClock.now
    static let late = begin.advanced(by: UnconfirmedStarts.patience)
    static let partition = TopicPartition(topic: "t", partition: 0)

    @Test func `a start nobody confirmed becomes a suspect, once per patience`() {
        var starts = UnconfirmedStarts()
        starts.begin([(Self.partition, 5)], now: Self.begin)
        #expect(starts.takeSuspects(Self.begin).isEmpty)
        #expect(starts.takeSuspects(Self.late).map(\.offset) == [5])
        #expect(starts.takeSuspects(Self.late).isEmpty)
    }

    @Test(arguments: [Int64(-2), -1, -1_000, 0])
    func `a logical start and the first offset are never beyond the end`(offset: Int64) {
        var starts = UnconfirmedStarts()
        starts.begin([(Self.partition, offset)], now: Self.begin)
        #expect(starts.isEmpty)
    }

    @Test func `a confirmed or revoked start is no suspect`() {
        var starts = UnconfirmedStarts()
        starts.begin([(Self.partition, 5)], now: Self.begin)
        starts.confirm(Self.partition)
        #expect(starts.isEmpty)
        starts.begin([(Self.partition, 5)], now: Self.begin)
        starts.forget([Self.partition])
        #expect(starts.isEmpty)
    }
}
