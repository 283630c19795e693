internal import Applications
internal import Kafka

extension RecordPosition {
    var topicPartition: TopicPartition { TopicPartition(topic: topic, partition: partition) }
}

extension ConsumedRecord {
    var position: RecordPosition { RecordPosition(topic: topic, partition: partition, offset: offset) }

    /// The application that the key names.
    var application: ApplicationID? {
        key.flatMap { UUID128(String(decoding: $0, as: UTF8.self)) }.map { ApplicationID($0) }
    }

    /// The event that the record says it is.
    var event: EventID? {
        guard let value = headers.first(where: { $0.key == "ce_id" })?.value else { return nil }
        return UUID128(String(decoding: value, as: UTF8.self)).map { EventID($0) }
    }
}
