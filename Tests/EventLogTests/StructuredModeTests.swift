import Applications
import EventLog
import JSON
import Kafka
import Testing

@Suite struct StructuredModeTests {
    @Test(arguments: EventKind.allCases)
    func `a sample in structured mode is the same event`(kind: EventKind) throws {
        let sample = try GoldenSample(of: kind)
        let structured = try Self.draft(sample, contentType: "application/cloudevents+json; charset=UTF-8")
        #expect(try EventCodec().event(from: structured.record) == EventCodec().event(from: sample.record))
    }

    @Test(arguments: ["Application/CloudEvents+JSON", "application/cloudevents+json;charset=utf-8"])
    func `the content type is compared without case and parameters`(contentType: String) throws {
        let sample = try GoldenSample(of: .closed)
        let structured = try Self.draft(sample, contentType: contentType)
        #expect(try EventCodec().event(from: structured.record).body.kind == .closed)
    }

    @Test(arguments: ["Application/JSON", "application/json; charset=utf-8", "application/json ;x=y"])
    func `binary mode takes its content type without case and parameters too`(contentType: String) throws {
        var draft = RecordDraft(try GoldenSample(of: .closed))
        draft.set("content-type", contentType)
        #expect(try EventCodec().event(from: draft.record).body.kind == .closed)
    }

    @Test func `integer attributes may be JSON numbers`() throws {
        let sample = try GoldenSample(of: .closed)
        var draft = try Self.draft(sample, contentType: "application/cloudevents+json")
        let text = String(decoding: try #require(draft.value), as: UTF8.self)
        draft.setValue(text.replacing(#""ruleset":"1""#, with: #""ruleset":1"#))
        #expect(draft.value != Array(text.utf8))
        #expect(try EventCodec().event(from: draft.record).metadata.ruleset == 1)
    }

    @Test func `attributes in headers do not count beside an envelope`() throws {
        var draft = try Self.draft(try GoldenSample(of: .closed), contentType: "application/cloudevents+json")
        draft.set("ce_type", "pl.wniosek.application.erased.v1")
        #expect(try EventCodec().event(from: draft.record).body.kind == .closed)
    }

    @Test func `an envelope that is not JSON is refused`() throws {
        var draft = try Self.draft(try GoldenSample(of: .closed), contentType: "application/cloudevents+json")
        draft.setValue("{")
        let error = #expect(throws: EventDecodingError.self) { try EventCodec().event(from: draft.record) }
        #expect(error?.code == "value-not-json")
    }

    @Test func `an attribute of an envelope that is no text is refused`() throws {
        var draft = try Self.draft(try GoldenSample(of: .closed), contentType: "application/cloudevents+json")
        draft.setValue(#"{"specversion":["1.0"],"data":{}}"#)
        #expect(throws: EventDecodingError.invalidAttribute("specversion")) {
            try EventCodec().event(from: draft.record)
        }
    }

    private static func draft(_ sample: GoldenSample, contentType: String) throws -> RecordDraft {
        var writer = JSONWriter()
        writer.beginObject()
        for header in sample.headers where header.key.hasPrefix("ce_") {
            let text = String(decoding: try #require(header.value), as: UTF8.self)
            writer.member(String(header.key.dropFirst(3)), text)
        }
        writer.member("datacontenttype", "application/json")
        writer.key("data")
        writer.raw(sample.value.encoded())
        writer.endObject()
        var draft = RecordDraft(sample)
        draft.headers = [KafkaHeader(key: "content-type", value: Array(contentType.utf8))]
        draft.value = writer.finish()
        return draft
    }
}
