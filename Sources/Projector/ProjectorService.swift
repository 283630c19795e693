import Applications
import Benefits
import EventLog
import Foundation
import Kafka
import Postgres
import Projection
import Projections
import ServiceKit

/// Everything wired: what a projector is made of, in one place.
enum ProjectorService {
    static func run(_ name: ReadModelName) async throws {
        let frame = try ServiceFrame(
            name: "projector-\(name.rawValue)", version: BuildVersion.current, product: "wniosek",
            keys: ProjectorKeys.all, metrics: ProjectionMetrics.definitions)
        let configuration = frame.configuration
        KafkaLibrary.announce(to: frame.logger)
        let model = try readModel(name, configuration)
        // Rows and offset go together, and the log has what a crash of the database takes back.
        let pool = try PostgresPool(configuration, waitsForDisk: false, logger: frame.logger)
        frame.health.add(.postgres(pool))
        let following = Following()
        // Not required: an instance beyond the twelfth has nothing to follow and is well all the same.
        frame.health.add(
            HealthCheck("log", isRequired: false) { following.obstacle.map { .failing($0) } ?? .passing })
        let metrics = ProjectionMetrics(projection: model.name, factory: frame.metrics).observer

        let runner = ProjectionRunner(
            model: model, pool: pool, kafka: try KafkaConfiguration(configuration),
            group: "wniosek.projector.\(model.name)", codec: EventCodec(),
            settings: .init(
                owner: "\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)",
                consumer: ConsumerSettings(
                    maximumBatch: try configuration.value(ProjectorKeys.batch),
                    maximumWait: .milliseconds(try configuration.value(ProjectorKeys.wait)),
                    sessionTimeout: .milliseconds(try configuration.value(ServiceKeys.kafkaSessionTimeout)),
                    // A database is slower than a log: little read ahead keeps memory small and lanes busy all the same.
                    maximumPrefetchKilobytes: 4_096),
                rememberedStates: try configuration.value(ProjectorKeys.rememberedStates),
                lanes: try configuration.value(ProjectorKeys.lanes)),
            logger: frame.logger,
            observer: { observation in
                metrics(observation)
                following.observe(observation)
            })
        try await frame.run([
            .longTask("postgres") { await pool.run() },
            .longTask("projection") { try await runner.run() },
        ])
    }

    private static func readModel(
        _ name: ReadModelName, _ configuration: ServiceConfiguration
    ) throws -> ProjectedModel {
        let catalogue = try FormCatalogue(files: configuration.schemaFiles(in: "forms"))
        return try ReadModelCatalogue(
            benefits: catalogue.benefits.map(\.code),
            rules: try RuleTable(files: configuration.schemaFiles(in: "rules", suffixes: [".json", ".csv"])),
            files: try configuration.schemaFiles(in: "read-models", suffixes: [".sql"])
        ).model(name)
    }
}
