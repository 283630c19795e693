private import CRdKafka

/// A configuration under construction. Making the client consumes it; otherwise `deinit` destroys it.
struct RDKafkaConf: ~Copyable {
    enum Role { case producer, consumer }

    private let pointer: OpaquePointer

    init() { pointer = rd_kafka_conf_new() }

    deinit { rd_kafka_conf_destroy(pointer) }

    /// The base, then this module's keys, then the caller's; a reserved key of the caller's is refused.
    static func make(
        _ configuration: KafkaConfiguration, _ properties: [KafkaProperty]
    ) throws(KafkaError) -> RDKafkaConf {
        for key in configuration.properties.keys.sorted() where ReservedProperty.keys.contains(key) {
            throw .misconfigured("\(key) is fixed by this module")
        }
        let conf = RDKafkaConf()
        for property in configuration.connectionProperties + properties { try conf.set(property) }
        for (key, value) in configuration.properties.sorted(by: { $0.key < $1.key }) {
            try conf.set(KafkaProperty(key, value))
        }
        return conf
    }

    func set(_ property: KafkaProperty) throws(KafkaError) {
        var text = [CChar](repeating: 0, count: 512)
        let result = rd_kafka_conf_set(pointer, property.key, property.value, &text, text.count)
        guard result != RD_KAFKA_CONF_OK, !property.isOptional else { return }
        // librdkafka's text may quote the value; a password must not end up in a log, so only the key is named.
        throw .misconfigured(
            result == RD_KAFKA_CONF_UNKNOWN
                ? "unknown key \(property.key)" : "value of \(property.key) not accepted")
    }

    /// Makes the client; `context` serves its callbacks and stays alive until the client is destroyed.
    consuming func makeClient(_ role: Role, context: RDKafkaContext) throws(KafkaError) -> RDKafkaClient {
        rd_kafka_conf_set_opaque(pointer, Unmanaged.passUnretained(context).toOpaque())
        rd_kafka_conf_set_log_cb(pointer) { client, level, facility, text in
            guard let client, let opaque = rd_kafka_opaque(client), let facility, let text else { return }
            Unmanaged<RDKafkaContext>.fromOpaque(opaque).takeUnretainedValue()
                .log(level: level, facility: String(cString: facility), text: String(cString: text))
        }
        switch role {
        case .producer: rd_kafka_conf_set_events(pointer, RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR)
        case .consumer: installConsumerCallbacks()
        }
        var text = [CChar](repeating: 0, count: 512)
        let type = role == .producer ? RD_KAFKA_PRODUCER : RD_KAFKA_CONSUMER
        guard let client = rd_kafka_new(type, pointer, &text, text.count) else {
            _ = consume self
            throw .misconfigured(String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
        discard self
        return RDKafkaClient(owning: client, role: role, context: context)
    }

    private func installConsumerCallbacks() {
        rd_kafka_conf_set_rebalance_cb(pointer) { _, error, partitions, opaque in
            guard let opaque else { return }
            let kind: RDKafkaRebalance.Kind =
                switch error {
                case RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS: .assign
                case RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS: .revoke
                default: .failed(KafkaError(raw: error.rawValue))
                }
            Unmanaged<RDKafkaContext>.fromOpaque(opaque).takeUnretainedValue()
                .rebalance(RDKafkaRebalance(kind: kind, partitions: RDKafkaPartitions.read(partitions).map(\.0)))
        }
        rd_kafka_conf_set_error_cb(pointer) { client, error, reason, opaque in
            guard let opaque else { return }
            let reason = reason.map { String(cString: $0) }
            Unmanaged<RDKafkaContext>.fromOpaque(opaque).takeUnretainedValue()
                .error(KafkaError(raw: error, message: reason))
        }
        rd_kafka_conf_set_offset_commit_cb(pointer) { _, error, _, opaque in
            // Nothing to commit is not a failure.
            guard let opaque, error != RD_KAFKA_RESP_ERR_NO_ERROR, error != RD_KAFKA_RESP_ERR__NO_OFFSET else { return }
            Unmanaged<RDKafkaContext>.fromOpaque(opaque).takeUnretainedValue()
                .observer.observe(.commitFailed(KafkaError.Code(rawValue: error.rawValue)))
        }
    }
}

extension KafkaError {
    static func misconfigured(_ message: String) -> KafkaError {
        KafkaError(code: .configuration, name: "KAFKA_CONFIGURATION", message: message)
    }

    static let wasClosed = KafkaError(code: .closed, name: "KAFKA_CLOSED", message: "the client is closed")
}
