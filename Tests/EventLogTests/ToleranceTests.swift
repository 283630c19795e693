import Applications
import EventLog
import JSON
import Kafka
import Testing

@Suite struct ToleranceTests {
    @Test(arguments: EventKind.allCases)
    func `members and extensions that we do not know change nothing`(kind: EventKind) throws {
        let sample = try GoldenSample(of: kind)
        var draft = RecordDraft(sample)
        let value = String(decoding: sample.value.encoded(), as: UTF8.self)
        draft.setValue(#"{"addedLater":{"deep":[1,2]},"# + value.dropFirst())
        draft.set("ce_addedlater", "x")
        draft.headers.append(KafkaHeader(key: "ce_addedlater", value: nil))
        draft.headers.append(KafkaHeader(key: "other", value: [0xFF]))
        #expect(try EventCodec().event(from: draft.record) == EventCodec().event(from: sample.record))
    }

    @Test func `an optional member that is null counts as absent`() throws {
        var draft = RecordDraft(try GoldenSample(of: .withdrawn))
        draft.setValue(#"{"reason":null}"#)
        #expect(try EventCodec().event(from: draft.record).body == .withdrawn(Withdrawn()))
    }

    @Test func `answers are kept in canonical form however they were written`() throws {
        var draft = RecordDraft(try GoldenSample(of: .supplemented))
        draft.setValue(#"{"documents":[], "answers":{ "b":1.50, "a":"\u017c" },"channel":"paper"}"#)
        let event = try EventCodec().event(from: draft.record)
        let answers = OpaqueJSON(bytes: Array(#"{"a":"ż","b":1.5}"#.utf8))
        #expect(event.body == .supplemented(Supplemented(channel: .paper, answers: answers, documents: [])))
    }

    @Test func `times with another offset are the same point in time`() throws {
        let sample = try GoldenSample(of: .closed)
        var draft = RecordDraft(sample)
        draft.set("ce_time", "2027-06-01T09:00:00+02:00")
        #expect(try EventCodec().event(from: draft.record) == EventCodec().event(from: sample.record))
    }
}
