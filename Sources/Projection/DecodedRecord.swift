internal import Applications
internal import EventLog
internal import Kafka

/// A record as the fold sees it: an event, or something that cannot be read.
struct DecodedRecord: Sendable {
    enum Content: Sendable {
        case event(ApplicationEvent)
        case unreadable(reason: String, detail: String)
    }

    let position: RecordPosition
    let application: ApplicationID?
    let content: Content

    init(_ record: ConsumedRecord, codec: EventCodec) {
        position = RecordPosition(topic: record.topic, partition: record.partition, offset: record.offset)
        do {
            let event = try codec.event(from: record)
            application = event.metadata.applicationID
            content = .event(event)
        } catch {
            application = record.key.flatMap { UUID128(String(decoding: $0, as: UTF8.self)) }.map(ApplicationID.init)
            content = .unreadable(reason: error.code, detail: error.detail)
        }
    }

    init(position: RecordPosition, application: ApplicationID?, content: Content) {
        self.position = position
        self.application = application
        self.content = content
    }
}
