private import CRdKafka

/// Admin requests, each with its own answer queue. Every call blocks: run it on a thread of its own.
struct RDKafkaAdmin: Sendable {
    let client: RDKafkaClient

    /// Creates topics; answers per topic, in no order. `nil` in the value is success.
    func create(
        _ topics: [TopicSpecification], timeout: Int32
    ) -> Result<[String: KafkaError?], KafkaError> {
        guard let queue = RDKafkaQueue(.new, of: client) else { return .failure(.wasClosed) }
        var text = [CChar](repeating: 0, count: 512)
        var requests: [OpaquePointer?] = []
        defer { for request in requests { rd_kafka_NewTopic_destroy(request) } }
        for topic in topics {
            let request = rd_kafka_NewTopic_new(
                topic.name, Int32(topic.partitions), Int32(topic.replicationFactor), &text, text.count)
            guard let request else { return .failure(.misconfigured("\(topic.name): \(Self.string(text))")) }
            requests.append(request)
            for (key, value) in topic.configuration.sorted(by: { $0.key < $1.key }) {
                let code = rd_kafka_NewTopic_set_config(request, key, value)
                if code != RD_KAFKA_RESP_ERR_NO_ERROR {
                    return .failure(KafkaError(raw: code.rawValue).located(at: "\(topic.name): \(key)"))
                }
            }
        }
        guard let options = rd_kafka_AdminOptions_new(client.pointer, RD_KAFKA_ADMIN_OP_CREATETOPICS) else {
            return .failure(.misconfigured("no admin options"))
        }
        defer { rd_kafka_AdminOptions_destroy(options) }
        rd_kafka_AdminOptions_set_request_timeout(options, timeout, &text, text.count)
        rd_kafka_AdminOptions_set_operation_timeout(options, timeout, &text, text.count)
        rd_kafka_CreateTopics(client.pointer, &requests, requests.count, options, queue.pointer)

        guard let event = rd_kafka_queue_poll(queue.pointer, timeout + 1_000) else {
            return .failure(KafkaError(raw: RD_KAFKA_RESP_ERR__TIMED_OUT.rawValue))
        }
        defer { rd_kafka_event_destroy(event) }
        let code = rd_kafka_event_error(event)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let result = rd_kafka_event_CreateTopics_result(event) else {
            let message = rd_kafka_event_error_string(event).map { String(cString: $0) }
            return .failure(KafkaError(raw: code.rawValue, message: message))
        }
        var count = 0
        let answers = rd_kafka_CreateTopics_result_topics(result, &count)
        var outcome: [String: KafkaError?] = [:]
        for index in 0..<count {
            guard let answer = answers?[index], let name = rd_kafka_topic_result_name(answer) else { continue }
            let code = rd_kafka_topic_result_error(answer)
            let message = rd_kafka_topic_result_error_string(answer).map { String(cString: $0) }
            outcome.updateValue(
                code == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : KafkaError(raw: code.rawValue, message: message),
                forKey: String(cString: name))
        }
        return .success(outcome)
    }

    func describe(_ name: String, timeout: Int32) -> Result<TopicDescription, KafkaError> {
        do {
            let topic = try RDKafkaTopic(name, of: client)
            return client.metadata(of: topic, timeout: timeout).flatMap { found in
                found.first.map { .success($0) } ?? .failure(KafkaError(raw: 3).located(at: name))
            }
        } catch {
            return .failure(error)
        }
    }

    private static func string(_ text: [CChar]) -> String {
        String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
