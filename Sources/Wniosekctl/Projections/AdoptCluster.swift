import ArgumentParser
import Kafka
import Logging
import Postgres
import ServiceKit

/// Says once, by name, that a projection goes on with the cluster a log was restored into.
struct AdoptCluster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        abstract: "Lets a projection go on with another cluster, after the log was restored into it.",
        discussion: """
            A projection follows the cluster it began with and stops at any other (WN002), for its offsets mean something \
            in that log only. Adopt a cluster only when wniosekctl log restore brought the log there. Refused when the log \
            there ends before a projection's offset.
            """)

    @Argument(help: "Which projection: a read model, notifier, or all.")
    var projection: String

    @Option(help: "Name of the cluster to go on with, as wniosekctl log restore says it.")
    var adoptCluster: String

    func run() async throws {
        try await CommandFailure.reporting {
            let tools = try ReadModelTools()
            let log = try AdoptedLog(tools.settings)
            try await tools.withConnection { connection in
                let found = try await log.clusterID()
                guard found == adoptCluster else {
                    throw CommandFailure(
                        .differs,
                        "this is cluster \(found), not \(adoptCluster); check KAFKA_BOOTSTRAP_SERVERS and the name")
                }
                let ends = try await log.ends(of: try await known(on: connection))
                let adopted = try await adopt(ends, on: connection)
                for line in adopted { print(line) }
                if adopted.isEmpty { print("nothing to adopt: \(projection) follows \(adoptCluster) already") }
            }
        }
    }

    private var name: PostgresValue { .optionalText(projection == "all" ? nil : projection) }

    /// Partitions that the projection has offsets of.
    private func known(on connection: PostgresConnection) async throws -> Set<TopicPartition> {
        let rows = try await connection.query(
            """
            select distinct topic, partition from projection.projection_offset
             where $1::text is null or projection = $1
            """, [name])
        guard !rows.isEmpty else {
            throw CommandFailure(.failed, "no offsets of \(projection); wniosekctl projection list names what there is")
        }
        var partitions: Set<TopicPartition> = []
        for row in rows { partitions.insert(TopicPartition(topic: try row.text(0), partition: try row.int4(1))) }
        return partitions
    }

    /// One line for each version adopted. The epoch goes up: whoever still follows the old cluster is refused.
    private func adopt(
        _ ends: [TopicPartition: Int64], on connection: PostgresConnection
    ) async throws -> [String] {
        let (name, cluster) = (name, adoptCluster)
        return try await connection.transaction { transaction in
            let rows = try await transaction.query(
                """
                select projection, version, topic, partition, next_offset from projection.projection_offset
                 where $1::text is null or projection = $1
                 order by projection, version, topic, partition
                   for update
                """, [name])
            let beyond = try rows.compactMap { row -> String? in
                let partition = TopicPartition(topic: try row.text(2), partition: try row.int4(3))
                let (next, end) = (try row.int8(4), ends[partition])
                guard next > end ?? -1 else { return nil }
                let extent = end.map { "the log ends at \($0)" } ?? "it is not in the log"
                return "\(try row.text(0)) v\(try row.int4(1)) is at \(partition)@\(next), \(extent)"
            }
            guard beyond.isEmpty else {
                throw CommandFailure(
                    .differs,
                    "the log of \(cluster) lacks what was projected, nothing was changed: "
                        + beyond.prefix(10).joined(separator: "; ")
                        + (beyond.count > 10 ? "; and \(beyond.count - 10) more" : "") + ". Restore the whole log first"
                )
            }
            return try await transaction.query(
                """
                with adopted as (
                    update projection.projection_offset
                       set cluster_id = $2, epoch = epoch + 1
                     where ($1::text is null or projection = $1) and cluster_id <> $2
                    returning projection, version, next_offset
                )
                select projection, version, count(*), sum(next_offset)::bigint from adopted
                 group by projection, version
                 order by projection, version
                """, [name, .text(cluster)]
            ).map { row in
                "\(try row.text(0)) v\(try row.int4(1)): \(try row.int8(2)) partitions now follow \(cluster), "
                    + "\(try row.int8(3)) records behind them"
            }
        }
    }
}

/// The log of the cluster that is configured.
private struct AdoptedLog {
    let configuration: KafkaConfiguration
    let logger: Logger
    let admin: KafkaAdmin

    init(_ settings: OperatorSettings) throws {
        do {
            configuration = try KafkaConfiguration(settings.configuration)
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
        logger = settings.logger
        admin = try KafkaAdmin(configuration: configuration, logger: logger)
    }

    func clusterID() async throws -> String { try await admin.clusterID(within: .seconds(30)) }

    /// Where these partitions end; those that do not exist are left out.
    func ends(of partitions: Set<TopicPartition>) async throws -> [TopicPartition: Int64] {
        var present: Set<TopicPartition> = []
        for topic in Set(partitions.map(\.topic)).sorted() {
            let count = try await partitionCount(of: topic)
            present.formUnion((0..<count).map { TopicPartition(topic: topic, partition: Int32($0)) })
        }
        return try await PartitionReading.ends(
            of: partitions.intersection(present), configuration: configuration, logger: logger)
    }

    /// 0 for a topic that does not exist.
    private func partitionCount(of topic: String) async throws -> Int {
        do {
            return try await admin.describe(topics: [topic], within: .seconds(30)).first?.partitions.count ?? 0
        } catch {
            guard error.code == .unknownTopic || error.code == .localUnknownTopic else { throw error }
            return 0
        }
    }
}
