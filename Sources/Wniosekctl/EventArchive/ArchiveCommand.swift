import ArgumentParser
import Foundation
import JSON
import Kafka
import Postgres
import Projections
import ServiceKit

/// The event archive in the database.
struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "The event archive: every record of the log, chained by hashes.",
        subcommands: [Verify.self])

    /// Walks the chains and says where one is broken.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walks the hash chain of every partition; says whether a record was changed, moved or lost.",
            discussion: """
                Prints each partition with its number of records and its last link. Whoever can write to the database \
                can also write a whole chain anew: keep the output of --json somewhere else, and give it to --against \
                later. Exit code 0: whole; 2: broken, at the records named.
                """)

        @Option(help: "Only this partition, as TOPIC:NUMBER; may be given several times.")
        var partition: [String] = []

        @Option(help: "Version of the archive; the live one when none is named.")
        var version: Int?

        @Option(help: "Output of an earlier --json: its links must still be there.")
        var against: String?

        @Flag(help: "One JSON object in each line.")
        var json = false

        func run() async throws {
            try await CommandFailure.reporting {
                let wanted = try Set(partition.map(Self.partition))
                let anchors = try against.map { try ArchiveAnchors(path: $0) } ?? ArchiveAnchors()
                let settings = try OperatorSettings(PostgresPool.serviceKeys)
                let broken = try await ArchiveDatabase.session(settings) { database in
                    try await walk(database, wanted: wanted, anchors: anchors)
                }
                guard broken == 0 else { throw CommandFailure(.differs, "\(broken) chains are broken") }
            }
        }

        private func walk(
            _ database: ArchiveDatabase, wanted: Set<TopicPartition>, anchors: ArchiveAnchors
        ) async throws -> Int {
            guard let archive = try await database.version(version) else {
                throw CommandFailure(
                    .failed,
                    version.map { "there is no version \($0) of the event archive" }
                        ?? "there is no event archive yet; run: wniosekctl migrate")
            }
            let known = try await database.partitions(of: archive).union(anchors.partitions)
            let chosen = wanted.isEmpty ? known : wanted
            if let stranger = chosen.first(where: { !known.contains($0) }) {
                throw CommandFailure(.failed, "the archive has no partition \(stranger.topic):\(stranger.partition)")
            }
            var broken = 0
            for partition in chosen.sorted() {
                let walked = try await database.walk(partition, of: archive, anchors: anchors.links(of: partition))
                print(json ? walked.json : walked.line)
                if walked.found != nil { broken += 1 }
            }
            return broken
        }

        private static func partition(_ text: String) throws -> TopicPartition {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, let number = Int32(parts[1]), number >= 0 else {
                throw CommandFailure(
                    .failed, "--partition wants TOPIC:NUMBER, such as applications.housing-allowance.v1:3")
            }
            return TopicPartition(topic: String(parts[0]), partition: number)
        }
    }
}
