import Kafka
import Postgres
import ServiceKit

/// Everything that can be configured about intake, beside what every service has.
enum IntakeKeys {
    static let authorityName = ConfigurationKey<String>(
        "authority.name", "Full name of the receiving authority, as receipts show it.",
        default: "Miejski Ośrodek Pomocy Społecznej w Tarnowskich Górach")

    static let signingKey = SecretFile(
        "receipt.signing.key.file", "Ed25519 private key that signs receipts.", format: .base64(byteCount: 32))

    static let trackingKey = SecretFile(
        "tracking.code.key.file", "Key that tracking codes are derived with; the same on every instance.",
        format: .base64(byteCount: 32))

    static let maximumBody = ConfigurationKey<Int>(
        "submission.maximum.bytes", "Largest application taken.", unit: "bytes", default: 262_144,
        in: 1024...1_048_576)

    static let deadline = ConfigurationKey<Int>(
        "submission.deadline.ms", "Time in which the broker must confirm; after it the answer is 503.", unit: "ms",
        default: 5000, in: 100...60_000)

    static let rememberedKeys = ConfigurationKey<Int>(
        "idempotency.remembered.keys", "Idempotency-Keys kept in memory to refuse the same key with other data.",
        default: 200_000, in: 1000...10_000_000)

    static let keyLookup = ConfigurationKey<Bool>(
        "idempotency.lookup.enabled",
        "Ask the read model about keys that this instance does not know; for several instances behind one address.",
        default: true)

    static let foldDeadline = ConfigurationKey<Int>(
        "act.fold.deadline.ms",
        "Time to wait until a supplement or withdrawal is known to count; after it the answer is 202.", unit: "ms",
        default: 3000, in: 0...60_000)

    static let maximumDocuments = ConfigurationKey<Int>(
        "documents.maximum.total.bytes", "All documents of one application together.", unit: "bytes",
        default: 52_428_800, in: 1...1_073_741_824)

    static let linger = ConfigurationKey<Int>(
        "kafka.linger.ms", "How long the producer waits for more records to send together.", unit: "ms", default: 1,
        in: 0...100)

    static let limitRoutes = ConfigurationKey<Bool>(
        "limit.routes.enabled", "Routes under /limit that benchmarks compare with. Never in production.",
        default: false)

    static let all: [ConfigurationEntry] =
        ServiceKeys.common(adminPort: 9080) + [
            ServiceKeys.httpHost.entry, ServiceKeys.httpPort(default: 8080).entry,
            ServiceKeys.schemasDirectory.entry, authorityName.entry, signingKey.key.entry, trackingKey.key.entry,
            maximumBody.entry, deadline.entry, rememberedKeys.entry, keyLookup.entry, foldDeadline.entry, maximumDocuments.entry,
            linger.entry, limitRoutes.entry,
        ] + KafkaConfiguration.serviceKeys + PostgresPool.serviceKeys
}
