import Logging

/// Metadata keys of this module's log lines. It logs at `info` at most.
enum KafkaLogKey: String {
    case client = "kafka.client"
    case version = "kafka.library.version"
    case code = "kafka.error.code"
    case reason = "kafka.error.reason"
    case facility = "kafka.facility"
    case group = "kafka.group"
    case partitions = "kafka.partitions"
    case records = "kafka.records"
    case lost = "kafka.assignment.lost"
}

extension Logger {
    func info(_ message: Logger.Message, _ metadata: KeyValuePairs<KafkaLogKey, String>) {
        self.info(message, metadata: Self.rendered(metadata))
    }

    func debug(_ message: Logger.Message, _ metadata: KeyValuePairs<KafkaLogKey, String>) {
        self.debug(message, metadata: Self.rendered(metadata))
    }

    private static func rendered(_ pairs: KeyValuePairs<KafkaLogKey, String>) -> Logger.Metadata {
        Dictionary(pairs.map { ($0.key.rawValue, .string($0.value)) }, uniquingKeysWith: { first, _ in first })
    }
}
