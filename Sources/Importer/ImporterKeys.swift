internal import Kafka
internal import ServiceKit

/// Everything that can be configured about the importer, beside what every service has.
enum ImporterKeys {
    static let directory = ConfigurationKey<String>(
        "importer.directory", "Folder with inbox, working, done and failed; what is missing in it is made.")

    static let trackingKey = SecretFile(
        "tracking.code.key.file", "Key that tracking codes are derived with; the one that intake has.",
        format: .base64(byteCount: 32))

    static let batchRows = ConfigurationKey<Int>(
        "importer.batch.rows", "Rows sent to the broker together.", default: 500, in: 1...5000)

    static let maximumRow = ConfigurationKey<Int>(
        "importer.row.maximum.bytes", "Longest row of a table; longer ones are refused.", unit: "bytes",
        default: 262_144, in: 1024...1_048_576)

    static let maximumDocument = ConfigurationKey<Int>(
        "importer.document.maximum.bytes", "Largest XML document.", unit: "bytes", default: 4_194_304,
        in: 1024...33_554_432)

    static let deadline = ConfigurationKey<Int>(
        "importer.delivery.timeout.ms", "Time in which the broker must confirm a batch; after it, it is sent again.",
        unit: "ms", default: 10_000, in: 100...60_000)

    static let interval = ConfigurationKey<Int>(
        "importer.poll.interval.ms",
        "Between two looks into the inbox; a file that does not change between them is taken.", unit: "ms",
        default: 2000, in: 50...60_000)

    static let progressInterval = ConfigurationKey<Int>(
        "importer.progress.interval.ms", "Between two lines in the log about a long file.", unit: "ms",
        default: 10_000, in: 100...600_000)

    static let all: [ConfigurationEntry] =
        ServiceKeys.common(adminPort: 9085) + [
            ServiceKeys.schemasDirectory.entry, directory.entry, trackingKey.key.entry, batchRows.entry,
            maximumRow.entry, maximumDocument.entry, deadline.entry, interval.entry, progressInterval.entry,
        ] + KafkaConfiguration.serviceKeys
}
