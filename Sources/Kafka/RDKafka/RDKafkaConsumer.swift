private import CRdKafka
private import Glibc

/// One consuming client. Owned by one thread, which makes every call except `wake`.
///
/// `@unchecked Sendable`: handed from the initialiser to its thread once; only that thread touches the mutable parts.
final class RDKafkaConsumer: @unchecked Sendable {
    /// What one message of the consumer queue says.
    enum Event {
        case record(ConsumedRecord)
        case end(TopicPartition, next: Int64)
        case failure(KafkaError)
    }

    let client: RDKafkaClient
    /// Released before closing, as librdkafka demands.
    private var queue: RDKafkaQueue?
    /// Topic names by handle, so a batch makes each name once. Emptied with every assignment: handles may be reused.
    private var names: [OpaquePointer: String] = [:]
    private var headerBytes = 0

    init(
        _ configuration: KafkaConfiguration, _ properties: [KafkaProperty], context: RDKafkaContext
    ) throws(KafkaError) {
        client = try RDKafkaConf.make(configuration, properties).makeClient(.consumer, context: context)
        // From here on only the consumer queue is polled.
        if let error = KafkaError(found: rd_kafka_poll_set_consumer(client.pointer)) { throw error }
        queue = RDKafkaQueue(.consumer, of: client)
    }

    /// The queue other threads may wake while the owner polls.
    var wakingQueue: RDKafkaQueue? { queue }

    func releaseQueue() { queue = nil }

    func subscribe(to topics: [String]) throws(KafkaError) {
        let list = RDKafkaPartitions(topics.map { TopicPartition(topic: $0, partition: -1) })
        if let error = KafkaError(found: rd_kafka_subscribe(client.pointer, list.pointer)) { throw error }
    }

    // MARK: Reading

    /// Blocks up to `timeout` ms. Rebalances happen inside this call.
    func poll(timeout: Int32) -> Event? {
        guard let message = rd_kafka_consumer_poll(client.pointer, timeout) else { return nil }
        defer { rd_kafka_message_destroy(message) }
        return event(message)
    }

    /// What is there already, at most `maximum`, without waiting. One call where the library does that safely beside
    /// rebalance, seek and pause (2.6 and later); one by one otherwise.
    func readAvailable(_ maximum: Int, _ body: (Event) -> Void) {
        guard maximum > 0 else { return }
        guard KafkaLibrary.readsInBatches, let queue else {
            for _ in 0..<maximum {
                guard let event = poll(timeout: 0) else { return }
                body(event)
            }
            return
        }
        withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<rd_kafka_message_t>?.self, capacity: maximum) { slots in
            slots.initialize(repeating: nil)
            let count = rd_kafka_consume_batch_queue(queue.pointer, 0, slots.baseAddress, maximum)
            for index in 0..<max(0, count) {
                guard let message = slots[index] else { continue }
                body(event(message))
                rd_kafka_message_destroy(message)
            }
        }
    }

    private func event(_ message: UnsafeMutablePointer<rd_kafka_message_t>) -> Event {
        let value = message.pointee
        let topic = name(of: value.rkt)
        switch value.err {
        case RD_KAFKA_RESP_ERR_NO_ERROR: return .record(record(message, topic: topic))
        case RD_KAFKA_RESP_ERR__PARTITION_EOF:
            return .end(TopicPartition(topic: topic, partition: value.partition), next: value.offset)
        default:
            let text = rd_kafka_message_errstr(message).map { String(cString: $0) }
            let error = KafkaError(raw: value.err.rawValue, message: text)
            return .failure(
                value.rkt == nil ? error : error.located(at: "\(topic)[\(value.partition)]@\(value.offset)"))
        }
    }

    private func record(_ message: UnsafeMutablePointer<rd_kafka_message_t>, topic: String) -> ConsumedRecord {
        let value = message.pointee
        var type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        let timestamp = rd_kafka_message_timestamp(message, &type)
        return ConsumedRecord(
            topic: topic,
            partition: value.partition,
            offset: value.offset,
            timestamp: type == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE ? nil : timestamp,
            key: value.key.map { [UInt8](UnsafeRawBufferPointer(start: $0, count: value.key_len)) },
            value: value.payload.map { [UInt8](UnsafeRawBufferPointer(start: $0, count: value.len)) },
            headers: headers(message))
    }

    private func headers(_ message: UnsafeMutablePointer<rd_kafka_message_t>) -> RecordHeaders {
        var list: OpaquePointer?
        guard rd_kafka_message_headers(message, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [] }
        // As long as the last ones: records of a topic have the same headers.
        var headers = RecordHeaders(reservingCapacity: headerBytes)
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var (count, size) = (0, 0)
        while rd_kafka_header_get_all(list, count, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR, let key = name {
            headers.append(
                UnsafeRawBufferPointer(start: key, count: strlen(key)),
                value.map { UnsafeRawBufferPointer(start: $0, count: size) })
            count += 1
        }
        headerBytes = headers.packed.count
        return headers
    }

    private func name(of topic: OpaquePointer?) -> String {
        guard let topic else { return "" }
        if let known = names[topic] { return known }
        let name = String(cString: rd_kafka_topic_name(topic))
        names[topic] = name
        return name
    }

    // MARK: Assignment

    /// Whether the group rebalances step by step.
    var isCooperative: Bool {
        guard let text = rd_kafka_rebalance_protocol(client.pointer) else { return false }
        return String(cString: text) == "COOPERATIVE"
    }

    /// Whether another member may own the partitions being revoked already.
    var isAssignmentLost: Bool { rd_kafka_assignment_lost(client.pointer) != 0 }

    func assign(_ partitions: [(TopicPartition, Int64)], incrementally: Bool) -> KafkaError? {
        names = [:]
        let list = RDKafkaPartitions(partitions)
        if incrementally { return KafkaError(consuming: rd_kafka_incremental_assign(client.pointer, list.pointer)) }
        return KafkaError(found: rd_kafka_assign(client.pointer, list.pointer))
    }

    func unassign(_ partitions: [TopicPartition], incrementally: Bool) -> KafkaError? {
        names = [:]
        if incrementally {
            let list = RDKafkaPartitions(partitions)
            return KafkaError(consuming: rd_kafka_incremental_unassign(client.pointer, list.pointer))
        }
        return KafkaError(found: rd_kafka_assign(client.pointer, nil))
    }

    // MARK: Control

    /// Sends the offsets off; the answer comes to the observer.
    func commit(_ next: [TopicPartition: Int64]) -> KafkaError? {
        let list = RDKafkaPartitions(next.map { ($0.key, $0.value) })
        return KafkaError(found: rd_kafka_commit(client.pointer, list.pointer, 1))
    }

    func pause(_ partitions: [TopicPartition]) -> KafkaError? {
        let list = RDKafkaPartitions(partitions)
        return KafkaError(found: rd_kafka_pause_partitions(client.pointer, list.pointer)) ?? list.firstFailure
    }

    func resume(_ partitions: [TopicPartition]) -> KafkaError? {
        let list = RDKafkaPartitions(partitions)
        return KafkaError(found: rd_kafka_resume_partitions(client.pointer, list.pointer)) ?? list.firstFailure
    }

    /// Blocks up to `timeout` ms.
    func seek(_ positions: [TopicPartition: StartPosition], timeout: Int32) -> KafkaError? {
        let list = RDKafkaPartitions(positions.map { ($0.key, $0.value.rawOffset) })
        return KafkaError(consuming: rd_kafka_seek_partitions(client.pointer, list.pointer, timeout))
            ?? list.firstFailure
    }

    /// The end of a partition as of its last fetch; ListOffsets is not asked (wrong on some brokers, MEASURED §0).
    func highWatermark(_ partition: TopicPartition) -> Int64? {
        var low: Int64 = 0
        var high: Int64 = 0
        let error = rd_kafka_get_watermark_offsets(
            client.pointer, partition.topic, partition.partition, &low, &high)
        return error == RD_KAFKA_RESP_ERR_NO_ERROR && high >= 0 ? high : nil
    }

    /// Asks the leader for the end of a partition. Blocks; `nil` when it did not answer.
    func queryEnd(_ partition: TopicPartition, timeout: Int32) -> Int64? {
        var low: Int64 = 0
        var high: Int64 = 0
        let error = rd_kafka_query_watermark_offsets(
            client.pointer, partition.topic, partition.partition, &low, &high, timeout)
        return error == RD_KAFKA_RESP_ERR_NO_ERROR ? high : nil
    }

    /// Leaves the group; the revocation happens inside this call. Blocks, on old libraries perhaps for ever.
    func close() { rd_kafka_consumer_close(client.pointer) }
}

extension KafkaError {
    /// The error of a call that answers with a bare code.
    fileprivate init?(found code: rd_kafka_resp_err_t) {
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        self.init(raw: code.rawValue)
    }
}
