import Kafka
import Postgres
import ServiceKit

/// Everything that can be configured about a projector, beside what every service has.
enum ProjectorKeys {
    static let batch = ConfigurationKey<Int>(
        "projection.batch.records", "Records folded in one transaction at most.", default: 1500, in: 1...10_000)

    static let wait = ConfigurationKey<Int>(
        "projection.batch.wait.ms", "How long a batch waits for more records after its first.", unit: "ms",
        default: 20, in: 0...1000)

    static let rememberedStates = ConfigurationKey<Int>(
        "projection.remembered.states", "States of applications kept in memory, some 2 KB each.",
        default: 10_000, in: 0...5_000_000)

    static let lanes = ConfigurationKey<Int>(
        "projection.lanes", "Transactions at a time; each takes a connection, of which there must be one more.",
        default: 2, in: 1...12)

    static let all: [ConfigurationEntry] =
        ServiceKeys.common(adminPort: 9082) + [
            ServiceKeys.schemasDirectory.entry, ServiceKeys.kafkaSessionTimeout.entry, batch.entry, wait.entry,
            rememberedStates.entry, lanes.entry,
        ] + KafkaConfiguration.serviceKeys + PostgresPool.serviceKeys
}
