import Applications
import EventLog
import Testing

@Suite struct RoundTripTests {
    @Test(arguments: EventKind.allCases, [1, 2, 3] as [UInt64])
    func `any event comes back from its record, and its record from the event`(
        kind: EventKind, seed: UInt64
    ) throws {
        let codec = EventCodec()
        var random = RandomEvents(seed: seed)
        for round in 0..<100 {
            let event = random.event(of: kind)
            let record = codec.record(for: event, trace: nil)
            let read = try codec.event(from: RecordDraft(record).record)
            // Records too, because String compares canonical equivalents as equal and bytes do not.
            try #require(read == event, "seed \(seed), round \(round)")
            try #require(codec.record(for: read, trace: nil) == record, "seed \(seed), round \(round)")
        }
    }
}
