private import CRdKafka

/// Owns one `rd_kafka_t`. Topics and queues hold it, so ARC destroys them first and the client last.
///
/// `@unchecked Sendable`: the pointer never changes, librdkafka locks inside every call made through it, and it is
/// destroyed only when no reference is left, so no call can race the destruction.
final class RDKafkaClient: @unchecked Sendable {
    let pointer: OpaquePointer
    let role: RDKafkaConf.Role
    let context: RDKafkaContext

    init(owning pointer: OpaquePointer, role: RDKafkaConf.Role, context: RDKafkaContext) {
        self.pointer = pointer
        self.role = role
        self.context = context
    }

    /// Destruction joins librdkafka's threads and may take long or hang (#4674), hence a thread of its own, and
    /// `context.destroyed` for whoever wants to wait. A consumer was closed by its owner before, or never will be.
    deinit {
        let address = UInt(bitPattern: pointer)
        let flags = role == .consumer ? RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE : 0
        OwnedThread.start(name: "kafka-destroy") { [context] in
            if let pointer = OpaquePointer(bitPattern: address) { rd_kafka_destroy_flags(pointer, Int32(flags)) }
            context.destroyed.fulfil(true)
        }
    }

    /// The fatal error raised on this client, if any.
    var fatalFailure: KafkaError? {
        var text = [CChar](repeating: 0, count: 512)
        let code = rd_kafka_fatal_error(pointer, &text, text.count)
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        let reason = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return KafkaError(raw: code.rawValue, message: reason, isFatal: true)
    }

    /// Raises a fatal error as librdkafka would (tests only).
    func raiseFatalError(raw: Int32, reason: String) {
        rd_kafka_test_fatal_error(pointer, rd_kafka_resp_err_t(raw), reason)
    }

    /// Blocks. `nil` when the cluster did not tell in time.
    func clusterID(timeout: Int32) -> String? {
        guard let text = rd_kafka_clusterid(pointer, timeout) else { return nil }
        defer { rd_kafka_mem_free(pointer, text) }
        return String(cString: text)
    }

    /// Blocks. Metadata of one topic, or of no topic (`nil`): then success only says that a broker answers.
    func metadata(of topic: RDKafkaTopic?, timeout: Int32) -> Result<[TopicDescription], KafkaError> {
        var metadata: UnsafePointer<rd_kafka_metadata>?
        let code = rd_kafka_metadata(pointer, 0, topic?.pointer, &metadata, timeout)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata else { return .failure(KafkaError(raw: code.rawValue)) }
        defer { rd_kafka_metadata_destroy(metadata) }
        var result: [TopicDescription] = []
        for index in 0..<Int(metadata.pointee.topic_cnt) {
            let description = metadata.pointee.topics[index]
            let name = String(cString: description.topic)
            guard topic == nil || topic?.name == name else { continue }
            if description.err != RD_KAFKA_RESP_ERR_NO_ERROR {
                return .failure(KafkaError(raw: description.err.rawValue).located(at: name))
            }
            let partitions = (0..<Int(description.partition_cnt)).map { partition in
                let found = description.partitions[partition]
                return TopicDescription.Partition(
                    id: found.id, leader: found.leader, replicas: Int(found.replica_cnt),
                    inSyncReplicas: Int(found.isr_cnt))
            }
            result.append(TopicDescription(name: name, partitions: partitions.sorted { $0.id < $1.id }))
        }
        if let topic, result.isEmpty {
            return .failure(KafkaError(raw: RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART.rawValue).located(at: topic.name))
        }
        return .success(result)
    }
}

/// Owns a topic handle; librdkafka's calls that take one are thread-safe.
///
/// `@unchecked Sendable`: immutable, and destroyed only with its last reference.
final class RDKafkaTopic: @unchecked Sendable {
    let pointer: OpaquePointer
    let name: String
    private let client: RDKafkaClient

    init(_ name: String, of client: RDKafkaClient) throws(KafkaError) {
        guard let pointer = rd_kafka_topic_new(client.pointer, name, nil) else {
            throw KafkaError(raw: rd_kafka_last_error().rawValue).located(at: name)
        }
        self.pointer = pointer
        self.name = name
        self.client = client
    }

    deinit { rd_kafka_topic_destroy(pointer) }
}

/// Owns a reference to one of a client's queues.
///
/// `@unchecked Sendable`: immutable, destroyed only with its last reference; only one thread polls it, any may wake it.
final class RDKafkaQueue: @unchecked Sendable {
    enum Source { case main, consumer, new }

    let pointer: OpaquePointer
    private let client: RDKafkaClient

    init?(_ source: Source, of client: RDKafkaClient) {
        let pointer =
            switch source {
            case .main: rd_kafka_queue_get_main(client.pointer)
            case .consumer: rd_kafka_queue_get_consumer(client.pointer)
            case .new: rd_kafka_queue_new(client.pointer)
            }
        guard let pointer else { return nil }
        self.pointer = pointer
        self.client = client
    }

    deinit { rd_kafka_queue_destroy(pointer) }

    /// Makes the poll in progress, or the next one, return at once.
    func wake() { rd_kafka_queue_yield(pointer) }
}
