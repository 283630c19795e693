private import CRdKafka

/// The librdkafka this process runs with, which may be newer than the one it was built against.
public enum KafkaLibrary {
    /// E.g. `2.16.0`.
    public static var version: String { String(cString: rd_kafka_version_str()) }

    /// Below 2.6 several repairs of close, batch reading and cooperative rebalances are missing; guards in this module
    /// go round them, but a warning at start is due.
    public static var isOlderThanRecommended: Bool { rd_kafka_version() < 0x0206_0000 }

    /// Reading in batches is safe beside seek, pause and rebalance.
    static var readsInBatches: Bool { !isOlderThanRecommended }

    /// Closing a consumer that never had an assignment crashed (#4381) or hung (#4527).
    static var closesUnassignedSafely: Bool { !isOlderThanRecommended }
}
