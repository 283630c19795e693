import Applications
import EventLog
import JSON
import Testing

@Suite struct StrictBodyTests {
    @Test(arguments: EventKind.allCases)
    func `an API takes the data of every sample`(kind: EventKind) throws {
        let sample = try GoldenSample(of: kind)
        let body = try EventBody.strictly(kind, from: sample.value)
        #expect(try body == EventCodec().event(from: sample.record).body)
    }

    @Test(arguments: [
        (#"{"on":"2026-11-18","urgent":false,"unknown":1}"#, ""),
        (#"{"on":"2026-11-31","urgent":false}"#, "/on"),
        (#"{"on":"2026-11-18"}"#, "/urgent"),
        ("[]", ""),
    ])
    func `an API refuses what it would lose or cannot read, and says where`(text: String, pointer: String) throws {
        let data = try JSONDocument(parsing: Array(text.utf8)).root
        #expect(throws: EventDecodingError.invalidPayload(pointer: pointer)) {
            try EventBody.strictly(.interviewScheduled, from: data)
        }
    }
}
