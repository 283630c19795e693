import Kafka
import Postgres
import ServiceKit

/// Everything that can be configured about casework, beside what every service has.
enum CaseworkKeys {
    static let tokens = SecretFile(
        "casework.tokens.file",
        "Caseworkers and the SHA-256 of their tokens: {\"caseworkers\": [{\"id\", \"name\", \"tokenSha256\"}]}.",
        format: .content(maximumBytes: 1_048_576))

    static let appendDeadline = ConfigurationKey<Int>(
        "casework.append.deadline.ms", "Time in which the broker must confirm an event.", unit: "ms", default: 5000,
        in: 100...60_000)

    static let foldDeadline = ConfigurationKey<Int>(
        "casework.fold.deadline.ms", "Time to wait until the read model shows an event; after it the answer is 202.",
        unit: "ms", default: 3000, in: 0...60_000)

    static let all: [ConfigurationEntry] =
        ServiceKeys.common(adminPort: 9081) + [
            ServiceKeys.httpHost.entry, ServiceKeys.httpPort(default: 8081).entry,
            ServiceKeys.schemasDirectory.entry, tokens.key.entry, appendDeadline.entry, foldDeadline.entry,
        ] + KafkaConfiguration.serviceKeys + PostgresPool.serviceKeys
}
