internal import CRdKafka

/// An owned partition list with offsets.
struct RDKafkaPartitions: ~Copyable {
    let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

    init(_ partitions: some Collection<(TopicPartition, Int64)>) {
        pointer = rd_kafka_topic_partition_list_new(Int32(partitions.count))
        for (partition, offset) in partitions {
            rd_kafka_topic_partition_list_add(pointer, partition.topic, partition.partition).pointee.offset = offset
        }
    }

    init(_ partitions: some Collection<TopicPartition>) {
        self.init(partitions.map { ($0, Int64(RD_KAFKA_OFFSET_INVALID)) })
    }

    deinit { rd_kafka_topic_partition_list_destroy(pointer) }

    /// The first partition the call refused.
    var firstFailure: KafkaError? {
        for index in 0..<Int(pointer.pointee.cnt) where pointer.pointee.elems[index].err != RD_KAFKA_RESP_ERR_NO_ERROR {
            let element = pointer.pointee.elems[index]
            let name = String(cString: element.topic)
            return KafkaError(raw: element.err.rawValue).located(at: "\(name)[\(element.partition)]")
        }
        return nil
    }

    /// Copies a list that belongs to librdkafka.
    static func read(
        _ pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
    ) -> [(TopicPartition, Int64)] {
        guard let pointer else { return [] }
        return (0..<Int(pointer.pointee.cnt)).map { index in
            let element = pointer.pointee.elems[index]
            return (TopicPartition(topic: String(cString: element.topic), partition: element.partition), element.offset)
        }
    }
}

extension StartPosition {
    /// librdkafka's logical or absolute offset.
    var rawOffset: Int64 {
        switch self {
        case .offset(let offset): offset
        case .beginning: Int64(RD_KAFKA_OFFSET_BEGINNING)
        case .end: Int64(RD_KAFKA_OFFSET_END)
        case .committed: Int64(RD_KAFKA_OFFSET_STORED)
        }
    }
}
