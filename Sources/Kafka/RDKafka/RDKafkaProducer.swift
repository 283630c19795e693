private import CRdKafka

/// One producing client: hand over, collect reports, purge. Any thread may produce; one thread polls.
final class RDKafkaProducer: Sendable {
    let client: RDKafkaClient
    private let queue: RDKafkaQueue

    init(
        _ configuration: KafkaConfiguration, _ settings: ProducerSettings, context: RDKafkaContext
    ) throws(KafkaError) {
        let client = try RDKafkaConf.make(configuration, settings.properties).makeClient(.producer, context: context)
        guard let queue = RDKafkaQueue(.main, of: client) else { throw .misconfigured("no main queue") }
        self.client = client
        self.queue = queue
    }

    /// Copies the record into librdkafka's queue. 0 on success, else librdkafka's code; then no report will come.
    func produce(_ record: ProducerRecord, to topic: RDKafkaTopic, word: UInt) -> Int32 {
        RDKafkaBytes.with(record.key) { key, keySize in
            RDKafkaBytes.with(record.value) { value, valueSize in
                RDKafkaHeaders.with(record.headers) { headers, count in
                    crdkafka_produce(
                        client.pointer, topic.pointer, record.partition ?? RD_KAFKA_PARTITION_UA,
                        record.timestamp ?? 0, key, keySize, value, valueSize,
                        UnsafeMutableRawPointer(bitPattern: word), headers, count
                    ).rawValue
                }
            }
        }
    }

    /// Blocks up to `timeout` ms for one event. Appends its reports; returns a fatal error if that was the event.
    func poll(timeout: Int32, into reports: inout [DeliveryReport]) -> KafkaError? {
        guard let event = rd_kafka_queue_poll(queue.pointer, timeout) else { return nil }
        defer { rd_kafka_event_destroy(event) }
        switch rd_kafka_event_type(event) {
        case RD_KAFKA_EVENT_DR:
            while let message = rd_kafka_event_message_next(event) { reports.append(DeliveryReport(message)) }
        case RD_KAFKA_EVENT_ERROR:
            let code = rd_kafka_event_error(event)
            let text = rd_kafka_event_error_string(event).map { String(cString: $0) }
            if code == RD_KAFKA_RESP_ERR__FATAL || rd_kafka_event_error_is_fatal(event) != 0 {
                return client.fatalFailure ?? KafkaError(raw: code.rawValue, message: text, isFatal: true)
            }
            client.context.error(KafkaError(raw: code.rawValue, message: text))
        default: break
        }
        return nil
    }

    /// Ends the poll in progress.
    func wake() { queue.wake() }

    /// Records and reports librdkafka still holds.
    var pending: Int { Int(rd_kafka_outq_len(client.pointer)) }

    /// Gives up every record not acknowledged; their reports follow.
    func purge() { rd_kafka_purge(client.pointer, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT) }
}

extension DeliveryReport {
    /// Takes the library's own pointer: the status lies beside the message, a copy of the message would not have it.
    fileprivate init(_ message: UnsafePointer<rd_kafka_message_t>) {
        word = UInt(bitPattern: message.pointee._private)
        if message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR {
            outcome = .delivered(partition: message.pointee.partition, offset: message.pointee.offset)
        } else {
            let isAbsent = rd_kafka_message_status(message) == RD_KAFKA_MSG_STATUS_NOT_PERSISTED
            outcome = .failed(code: message.pointee.err.rawValue, possiblyPersisted: !isAbsent)
        }
    }
}

/// Optional bytes as pointer and size: NULL means absent, a pointer with size 0 means empty.
private enum RDKafkaBytes {
    static func with<R>(_ bytes: [UInt8]?, _ body: (UnsafeRawPointer?, Int) -> R) -> R {
        guard let bytes else { return body(nil, 0) }
        guard !bytes.isEmpty else { return withUnsafeBytes(of: UInt8(0)) { body($0.baseAddress, 0) } }
        return bytes.withUnsafeBytes { body($0.baseAddress, $0.count) }
    }
}

/// Headers laid out in one scratch buffer: each name with its NUL, then its value.
private enum RDKafkaHeaders {
    static func with<R>(
        _ headers: [KafkaHeader], _ body: (UnsafePointer<crdkafka_header_t>?, Int) -> R
    ) -> R {
        guard !headers.isEmpty else { return body(nil, 0) }
        let size = headers.reduce(0) { $0 + $1.key.utf8.count + 1 + ($1.value?.count ?? 0) }
        return withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { bytes in
            withUnsafeTemporaryAllocation(of: crdkafka_header_t.self, capacity: headers.count) { slots in
                var next = 0
                for (index, header) in headers.enumerated() {
                    let name = next
                    bytes[name..<(name + header.key.utf8.count)].copyBytes(from: header.key.utf8)
                    next += header.key.utf8.count
                    bytes[next] = 0
                    next += 1
                    var value: UnsafeRawPointer?
                    if let content = header.value {
                        // An empty value still needs a pointer; its name's first byte will do.
                        value = UnsafeRawPointer(bytes.baseAddress?.advanced(by: content.isEmpty ? name : next))
                        bytes[next..<(next + content.count)].copyBytes(from: content)
                        next += content.count
                    }
                    slots.initializeElement(
                        at: index,
                        to: crdkafka_header_t(
                            name: bytes.baseAddress?.advanced(by: name).assumingMemoryBound(to: CChar.self),
                            value: value, size: header.value?.count ?? 0))
                }
                return body(slots.baseAddress.map { UnsafePointer($0) }, headers.count)
            }
        }
    }
}
