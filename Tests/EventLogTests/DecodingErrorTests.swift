import Applications
import EventLog
import Foundation
import Kafka
import Testing

@Suite struct DecodingErrorTests {
    struct BrokenRecord: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let expected: EventDecodingError
        let change: @Sendable (inout RecordDraft) -> Void

        init(
            _ description: String, _ expected: EventDecodingError,
            _ change: @escaping @Sendable (inout RecordDraft) -> Void
        ) {
            testDescription = description
            self.expected = expected
            self.change = change
        }
    }

    /// A text that may never come back in a message.
    private static let canary = "80022900111"

    private static let required = [
        "specversion", "id", "source", "type", "subject", "time", "benefit", "actor", "ruleset",
    ]

    private static let missing: [BrokenRecord] = required.map { name in
        BrokenRecord("no ce_\(name)", .missingAttribute(name)) { $0.remove("ce_\(name)") }
    }

    private static let doubled: [BrokenRecord] = (required + ["expectedversion"]).map { name in
        BrokenRecord("ce_\(name) twice", .duplicateAttribute(name)) {
            $0.headers.append(contentsOf: $0.headers.filter { $0.key == "ce_\(name)" })
        }
    }

    private static let valueless: [BrokenRecord] = (required + ["expectedversion"]).map { name in
        BrokenRecord("ce_\(name) without value", .invalidAttribute(name)) {
            $0.remove("ce_\(name)")
            $0.headers.append(KafkaHeader(key: "ce_\(name)", value: nil))
        }
    }

    private static let badTexts: [(String, String)] = [
        ("specversion", "0.3"), ("id", canary), ("id", ""), ("subject", canary), ("time", canary),
        ("time", "2026-13-01T00:00:00Z"), ("benefit", ""), ("source", ""), ("actor", canary), ("actor", "system:"),
        ("ruleset", "+1"), ("ruleset", "one"), ("expectedversion", "-1"), ("expectedversion", "07"),
        ("expectedversion", "99999999999"),
    ]

    private static let malformed: [BrokenRecord] = badTexts.map { name, text in
        BrokenRecord("ce_\(name) is \"\(text)\"", .invalidAttribute(name)) { $0.set("ce_\(name)", text) }
    }

    private static let others: [BrokenRecord] = [
        BrokenRecord("no value", .tombstone) { $0.value = nil },
        BrokenRecord("another topic", .foreignTopic) { $0.topic = "applications.v1" },
        BrokenRecord("no key", .invalidKey) { $0.key = nil },
        BrokenRecord("a key that is no id", .invalidKey) { $0.key = Array(canary.utf8) },
        BrokenRecord("a key in upper case", .invalidKey) { draft in
            draft.key = draft.key.map { Array(String(decoding: $0, as: UTF8.self).uppercased().utf8) }
        },
        BrokenRecord("no content type", .missingAttribute("content-type")) { $0.remove("content-type") },
        BrokenRecord("two content types", .duplicateAttribute("content-type")) {
            $0.headers.append(KafkaHeader(key: "content-type", value: Array("application/json".utf8)))
        },
        BrokenRecord("a content type without value", .invalidAttribute("content-type")) {
            $0.remove("content-type")
            $0.headers.append(KafkaHeader(key: "content-type", value: nil))
        },
        BrokenRecord("another content type", .unsupportedContentType) { $0.set("content-type", "text/\(canary)") },
        BrokenRecord("another event format", .unsupportedContentType) {
            $0.set("content-type", "application/cloudevents+avro")
        },
        BrokenRecord("a batch of events", .unsupportedContentType) {
            $0.set("content-type", "application/cloudevents-batch+json")
        },
        BrokenRecord("a header name in upper case", .missingAttribute("id")) { draft in
            draft.headers = draft.headers.map {
                KafkaHeader(key: $0.key == "ce_id" ? "CE_ID" : $0.key, value: $0.value)
            }
        },
        BrokenRecord("an attribute that is not UTF-8", .invalidAttribute("source")) {
            $0.remove("ce_source")
            $0.headers.append(KafkaHeader(key: "ce_source", value: [0x2F, 0xFF]))
        },
        BrokenRecord("another subject than the key", .keyNotSubject) {
            $0.set("ce_subject", "504c17db-aa0c-57e6-8d3c-3def11a17234")
        },
        BrokenRecord("another benefit than the topic's", .benefitNotTopic) {
            $0.topic = "applications.alimony-fund.v1"
        },
        BrokenRecord("a type of somebody else", .unknownType) { $0.set("ce_type", "com.example.\(canary).v1") },
        BrokenRecord("a kind that nobody knows", .unknownType) {
            $0.set("ce_type", "pl.wniosek.application.framed.v1")
        },
        BrokenRecord("a type without version", .unknownType) {
            $0.set("ce_type", "pl.wniosek.application.decided")
        },
        BrokenRecord("nothing between prefix and version", .unknownType) {
            $0.set("ce_type", "pl.wniosek.application.v1")
        },
        BrokenRecord("a newer major version", .unknownVersion(kind: .decided, version: 2)) {
            $0.set("ce_type", "pl.wniosek.application.decided.v2")
        },
        BrokenRecord("an older version without upcaster", .unknownVersion(kind: .decided, version: 0)) {
            $0.set("ce_type", "pl.wniosek.application.decided.v0")
        },
        BrokenRecord("an empty value", .valueNotJSON(reason: "empty", byteOffset: 0)) { $0.value = [] },
        BrokenRecord("a value that is no object", .invalidPayload(pointer: "")) { $0.setValue("[\"\(canary)\"]") },
        BrokenRecord("no required member", .invalidPayload(pointer: "/decisionNumber")) {
            $0.setValue(#"{"outcome":"granted","decidedOn":"2026-11-20"}"#)
        },
        BrokenRecord("a required member that is null", .invalidPayload(pointer: "/outcome")) {
            $0.setValue(#"{"outcome":null,"decisionNumber":"1","decidedOn":"2026-11-20"}"#)
        },
        BrokenRecord("a word that nobody knows", .invalidPayload(pointer: "/outcome")) {
            $0.setValue(#"{"outcome":"80022900111","decisionNumber":"1","decidedOn":"2026-11-20"}"#)
        },
        BrokenRecord("a day that does not exist", .invalidPayload(pointer: "/period/to")) {
            $0.setValue(
                #"{"outcome":"granted","decisionNumber":"1","decidedOn":"2026-11-20","#
                    + #""period":{"from":"2026-12-01","to":"2027-02-29"}}"#)
        },
        BrokenRecord("money that is not whole", .invalidPayload(pointer: "/amountGrosze")) {
            $0.setValue(
                #"{"outcome":"granted","decisionNumber":"1","decidedOn":"2026-11-20","amountGrosze":1.5}"#)
        },
        BrokenRecord("an element that is no object", .invalidPayload(pointer: "/documents/0")) {
            $0.set("ce_type", "pl.wniosek.application.supplemented.v1")
            $0.setValue(#"{"channel":"paper","documents":["80022900111"]}"#)
        },
        BrokenRecord("a structured event without data", .missingData) {
            $0.set("content-type", "application/cloudevents+json")
            $0.setValue(#"{"specversion":"1.0"}"#)
        },
    ]

    static let brokenRecords: [BrokenRecord] = [missing, doubled, valueless, malformed, others].flatMap(\.self)

    @Test(arguments: brokenRecords)
    func `a record that is no event of ours says why`(broken: BrokenRecord) throws {
        var draft = RecordDraft(try GoldenSample(of: .decided))
        draft.set("ce_expectedversion", "7")
        broken.change(&draft)
        let error = #expect(throws: EventDecodingError.self) { try EventCodec().event(from: draft.record) }
        #expect(error == broken.expected)
        #expect(error?.detail.contains(Self.canary) == false)
    }

    @Test func `a value that is not JSON says where, not what`() throws {
        var draft = RecordDraft(try GoldenSample(of: .decided))
        draft.setValue("{\"x\":\(Self.canary)")
        let error = #expect(throws: EventDecodingError.self) { try EventCodec().event(from: draft.record) }
        #expect(error?.code == "value-not-json")
        #expect(error?.detail.contains(Self.canary) == false)
    }

    @Test func `the README lists the reasons that there are`() throws {
        let readme = String(decoding: try EventFiles.bytes("README.md"), as: UTF8.self)
        let list = try #require(readme.components(after: "Reasons:"))
        let listed = list.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        // Sealing has its own test, since plain data always opens.
        let tested = Set(Self.brokenRecords.map(\.expected.code)).union([EventDecodingError.sealNotOpened.code])
        #expect(Set(listed) == tested)
    }
}

extension String {
    fileprivate func components(after word: String) -> Substring? {
        range(of: word).map { self[$0.upperBound...] }
    }
}
