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

    static let documentDirectory = ConfigurationKey<String>(
        "documents.directory", "Folder of the document store; not used when a bucket is named.",
        default: "/var/lib/wniosek/documents")

    static let documentEndpoint = ConfigurationKey<String>(
        "documents.s3.endpoint", "Document store of the S3 kind, https://host; documents then go to the bucket.",
        isRequired: false)

    static let documentPlainHTTP = ConfigurationKey<Bool>(
        "documents.s3.plain.http.allowed", "Take an http:// endpoint as well. For tests on one machine.",
        default: false)

    static let documentBucket = ConfigurationKey<String>(
        "documents.s3.bucket", "Bucket, which exists already.", default: "wniosek-documents")

    static let documentRegion = ConfigurationKey<String>(
        "documents.s3.region", "Region of the bucket.", default: "eu-central-1")

    static let documentAccessKey = ConfigurationKey<String>(
        "documents.s3.access.key", "Public part of the bucket's credentials.", default: "wniosek")

    static let documentSecretKey = SecretFile(
        "documents.s3.secret.key.file", "Secret part of the bucket's credentials; needed with a bucket.",
        format: .content(maximumBytes: 1024), isRequired: false)

    static let scannerAddress = ConfigurationKey<String>(
        "scanner.address", "clamd, tcp://host:port or unix:/path; without it nothing is scanned.",
        isRequired: false)

    static let scannerRequired = ConfigurationKey<Bool>(
        "scanner.required", "Refuse documents (503) while they cannot be scanned, instead of keeping them unscanned.",
        default: true)

    static let uploadsAtOnce = ConfigurationKey<Int>(
        "documents.uploads.at.once", "Uploads in work at the same time; more are answered 503.", default: 16,
        in: 1...1000)

    static let maximumDocument = ConfigurationKey<Int>(
        "documents.maximum.bytes", "Largest document taken.", unit: "bytes", default: 10_485_760,
        in: 1024...104_857_600)

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
            maximumBody.entry, deadline.entry, rememberedKeys.entry, keyLookup.entry, foldDeadline.entry,
            documentDirectory.entry, documentEndpoint.entry, documentPlainHTTP.entry, documentBucket.entry,
            documentRegion.entry, documentAccessKey.entry, documentSecretKey.key.entry, scannerAddress.entry,
            scannerRequired.entry, uploadsAtOnce.entry, maximumDocument.entry, maximumDocuments.entry,
            linger.entry, limitRoutes.entry,
        ] + AttemptLimitKeys.all + PortalKeys.all + PDFWorkerKeys.all + KafkaConfiguration.serviceKeys
        + PostgresPool.serviceKeys
}
