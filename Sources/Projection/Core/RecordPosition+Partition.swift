internal import Kafka

extension RecordPosition {
    init(_ record: ConsumedRecord) {
        self.init(topic: record.topic, partition: record.partition, offset: record.offset)
    }

    var topicPartition: TopicPartition { TopicPartition(topic: topic, partition: partition) }
}
