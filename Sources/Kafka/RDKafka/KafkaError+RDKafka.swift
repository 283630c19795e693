private import CRdKafka

extension KafkaError {
    /// The error librdkafka or the broker reports under this number.
    init(raw: Int32, message: String? = nil, isFatal: Bool = false) {
        let error = rd_kafka_resp_err_t(raw)
        let code = Code(rawValue: raw)
        self.init(
            code: code,
            name: String(cString: rd_kafka_err2name(error)),
            message: message ?? String(cString: rd_kafka_err2str(error)),
            isRetriable: code.isRetriable && !isFatal,
            isFatal: isFatal || raw == RD_KAFKA_RESP_ERR__FATAL.rawValue)
    }

    /// The same for an owned `rd_kafka_error_t`, which is destroyed here.
    init?(consuming error: OpaquePointer?) {
        guard let error else { return nil }
        defer { rd_kafka_error_destroy(error) }
        self.init(
            raw: rd_kafka_error_code(error).rawValue,
            message: String(cString: rd_kafka_error_string(error)),
            isFatal: rd_kafka_error_is_fatal(error) != 0)
    }
}
