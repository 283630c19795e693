public import Applications
internal import JSON
public import Kafka

/// The codec of the log as it is today: data travels unsealed.
public typealias EventCodec = EventRecordCodec<PlainData>

/// Turns events into records and back: CloudEvents 1.0, Kafka binding. Writes binary mode, reads both
/// (`schemas/events/README.md`).
public struct EventRecordCodec<Sealing: DataSealing>: Sendable {
    private let sealing: Sealing
    private let upcasters: Upcasters

    /// A codec that seals with `sealing` and reads older data through `upcasters`.
    public init(sealing: Sealing, upcasters: Upcasters = .none) {
        self.sealing = sealing
        self.upcasters = upcasters
    }

    /// The record to append to the benefit's topic. `trace` is the `traceparent` of this hop (W3C Trace Context).
    public func record(for event: ApplicationEvent, trace: String?) throws(Sealing.Failure) -> ProducerRecord {
        let metadata = event.metadata
        let sealed = try sealing.seal(event.body.encoded(), for: metadata)
        var headers = EventHeaders.make(for: metadata, kind: event.body.kind)
        headers.append(contentsOf: sealed.headers)
        if let trace { headers.append(KafkaHeader(key: HeaderName.traceparent, value: Array(trace.utf8))) }
        return ProducerRecord(
            topic: Topics.name(of: metadata.benefit), key: Array(metadata.applicationID.description.utf8),
            value: sealed.bytes, headers: headers)
    }

    /// The event in a record of the log; otherwise why there is none.
    public func event(from record: ConsumedRecord) throws(EventDecodingError) -> ApplicationEvent {
        let envelope = try EventEnvelope(record)
        let (kind, version) = (envelope.type.kind, envelope.type.version)
        // Before the seal: data of a version that nobody here reads needs no opening.
        guard upcasters.canRead(kind, from: version, to: EventType.currentVersion) else {
            throw .unknownVersion(kind: kind, version: version)
        }
        let data: [UInt8]
        do throws(Sealing.Failure) {
            data = try sealing.open(envelope.data, headers: record.headers, for: envelope.metadata)
        } catch {
            throw .sealNotOpened
        }
        let current = try upcasters.upcast(
            JSONDocument(value: data).root, of: kind, from: version, to: EventType.currentVersion)
        do throws(MemberError) {
            let body = try EventBody(of: kind, reading: try MemberReader(current))
            return ApplicationEvent(metadata: envelope.metadata, body: body)
        } catch {
            throw .invalidPayload(pointer: error.pointer)
        }
    }

    /// The record's `traceparent`, if it has one of a form that W3C Trace Context knows.
    public static func trace(of record: ConsumedRecord) -> String? {
        guard let header = record.headers.first(where: { $0.key == HeaderName.traceparent }),
            let bytes = header.value, bytes.count == 55
        else { return nil }
        let valid = bytes.enumerated().allSatisfy { index, byte in
            switch index {
            case 2, 35, 52: byte == UInt8(ascii: "-")
            default:
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
        }
        return valid ? String(decoding: bytes, as: UTF8.self) : nil
    }
}

extension EventRecordCodec where Sealing == PlainData {
    /// A codec of the log as it is today.
    public init(upcasters: Upcasters = .none) {
        self.init(sealing: PlainData(), upcasters: upcasters)
    }
}
