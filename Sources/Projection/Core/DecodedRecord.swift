internal import Applications
internal import EventLog
internal import Kafka

/// A record as the core sees it: an event, something that cannot be read, or, where nothing is folded, the record.
struct DecodedRecord: Sendable, Equatable {
    enum Content: Sendable, Equatable {
        /// In a box: a record is passed on several times, and an event is large.
        indirect case event(ApplicationEvent)
        case unreadable(reason: String, detail: String)
        /// For a read model of records.
        indirect case verbatim(ConsumedRecord)
    }

    let position: RecordPosition
    let application: ApplicationID?
    let content: Content

    init(_ record: ConsumedRecord, codec: EventCodec) {
        position = RecordPosition(record)
        do {
            let event = try codec.event(from: record)
            application = event.metadata.applicationID
            content = .event(event)
        } catch {
            application = record.key.flatMap { UUID128(String(decoding: $0, as: UTF8.self)) }.map(ApplicationID.init)
            content = .unreadable(reason: error.code, detail: error.detail)
        }
    }

    /// A record that is kept as it is; it belongs to no application, for whatever it holds stops nothing.
    init(verbatim record: ConsumedRecord) {
        position = RecordPosition(record)
        application = nil
        content = .verbatim(record)
    }

    init(position: RecordPosition, application: ApplicationID?, content: Content) {
        self.position = position
        self.application = application
        self.content = content
    }

    var partition: TopicPartition { position.topicPartition }
}
