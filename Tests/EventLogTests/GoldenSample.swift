import Applications
import Foundation
import JSON
import Kafka

/// A record of `schemas/events/samples`, as it would come from the log.
struct GoldenSample: Sendable {
    let key: String
    let headers: [KafkaHeader]
    let value: JSONNode

    init(of kind: EventKind) throws {
        let document = try JSONDocument(parsing: EventFiles.bytes("samples/\(kind.rawValue).v1.json"))
        key = try document.root.text("key")
        value = try document.root.member("value")
        headers = try document.root.member("headers").members.map { name, value in
            KafkaHeader(key: name, value: try value.utf8Bytes())
        }
    }

    func header(_ name: String) -> String? {
        headers.first { $0.key == name }?.value.map { String(decoding: $0, as: UTF8.self) }
    }

    var record: ConsumedRecord { RecordDraft(self).record }
}

/// A record that a test changes before it is read.
struct RecordDraft {
    var topic = "applications.housing-allowance.v1"
    var key: [UInt8]?
    var value: [UInt8]?
    var headers: [KafkaHeader]

    init(_ sample: GoldenSample) {
        key = Array(sample.key.utf8)
        value = sample.value.encoded()
        headers = sample.headers
    }

    init(_ record: ProducerRecord) {
        topic = record.topic
        key = record.key
        value = record.value
        headers = record.headers
    }

    var record: ConsumedRecord {
        ConsumedRecord(
            topic: topic, partition: 3, offset: 17, timestamp: nil, key: key, value: value,
            headers: RecordHeaders(headers))
    }

    mutating func remove(_ name: String) { headers.removeAll { $0.key == name } }

    mutating func set(_ name: String, _ text: String) {
        remove(name)
        headers.append(KafkaHeader(key: name, value: Array(text.utf8)))
    }

    mutating func setValue(_ text: String) { value = Array(text.utf8) }
}

/// Files of `schemas/events`.
enum EventFiles {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("schemas/events")

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    static func names(in subfolder: String, suffix: String) throws -> Set<String> {
        let path = folder.appendingPathComponent(subfolder).path
        let files = try FileManager.default.contentsOfDirectory(atPath: path)
        return Set(files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) })
    }
}

extension JSONNode {
    struct MemberMissing: Error {
        let name: String
    }

    func member(_ name: String) throws -> JSONNode {
        guard let node = self[name] else { throw MemberMissing(name: name) }
        return node
    }

    func text(_ name: String) throws -> String {
        guard let text = try member(name).string else { throw MemberMissing(name: name) }
        return text
    }

    func utf8Bytes() throws -> [UInt8] {
        guard let text = string else { throw MemberMissing(name: "") }
        return Array(text.utf8)
    }

    /// Every text below this node.
    var texts: [String] {
        switch kind {
        case .string: [string ?? ""]
        case .array: elements.flatMap(\.texts)
        case .object: members.flatMap(\.value.texts)
        default: []
        }
    }
}
