import Applications
import EventLog
import Kafka
import Testing

@Suite struct TraceTests {
    @Test func `a trace travels in the plain traceparent header`() throws {
        let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        let event = try EventCodec().event(from: try GoldenSample(of: .closed).record)
        let traced = EventCodec().record(for: event, trace: trace)
        #expect(traced.headers.last == KafkaHeader(key: "traceparent", value: Array(trace.utf8)))
        #expect(EventCodec.trace(of: RecordDraft(traced).record) == trace)
        let untraced = EventCodec().record(for: event, trace: nil)
        #expect(EventCodec.trace(of: RecordDraft(untraced).record) == nil)
    }

    @Test(arguments: [
        "", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
    ])
    func `a trace of another form is no trace`(text: String) throws {
        var draft = RecordDraft(try GoldenSample(of: .closed))
        draft.set("traceparent", text)
        #expect(EventCodec.trace(of: draft.record) == nil)
        #expect(try EventCodec().event(from: draft.record).body.kind == .closed)
    }
}
