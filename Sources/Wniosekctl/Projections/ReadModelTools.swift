import ArgumentParser
import Benefits
import EventLog
import Kafka
import Postgres
import Projection
import Projections
import ServiceKit

/// What commands about read models need, as configured.
struct ReadModelTools {
    static let keys =
        [ServiceKeys.schemasDirectory.entry] + KafkaConfiguration.serviceKeys + PostgresPool.serviceKeys

    let settings: OperatorSettings

    init() throws {
        MemoryArenas.limit()
        settings = try OperatorSettings(Self.keys)
    }

    func model(_ name: ReadModelName) throws -> ProjectedModel {
        try Self.model(name, settings.configuration)
    }

    static func model(_ name: ReadModelName, _ configuration: ServiceConfiguration) throws -> ProjectedModel {
        do {
            let forms = try FormCatalogue(files: configuration.schemaFiles(in: "forms"))
            return try ReadModelCatalogue(
                benefits: forms.benefits.map(\.code),
                rules: try RuleTable(files: configuration.schemaFiles(in: "rules", suffixes: [".json", ".csv"])),
                files: try configuration.schemaFiles(in: "read-models", suffixes: [".sql"])
            ).model(name)
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
    }

    func database() throws -> PostgresConfiguration {
        do {
            var database = try PostgresConfiguration(url: try settings.configuration.value(ServiceKeys.databaseURL))
            database.applicationName = "wniosekctl"
            return database
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
    }

    func withConnection<R>(_ body: (PostgresConnection) async throws -> R) async throws -> R {
        try await Self.reporting {
            try await PostgresConnection.with(try database(), logger: settings.logger, body)
        }
    }

    /// Runs a command that reads the log, and shows how far it is.
    func rebuilding<R>(_ name: ReadModelName, _ body: (Rebuild) async throws -> R) async throws -> R {
        let display = ProgressDisplay()
        defer { display.end() }
        return try await Self.reporting { try await body(try rebuild(name, observer: { display.show($0) })) }
    }

    func rebuild(_ name: ReadModelName, observer: @escaping RebuildObserver) throws -> Rebuild {
        try Rebuild(
            model: try model(name), database: try database(),
            kafka: try KafkaConfiguration(settings.configuration), codec: EventCodec(), logger: settings.logger,
            observer: observer)
    }

    /// Turns failures of database, log and engine into text and exit code.
    static func reporting<R>(_ body: () async throws -> R) async throws -> R {
        do {
            return try await body()
        } catch let error as PostgresError {
            throw CommandFailure(error.isTransient ? .unavailable : .failed, "\(error)")
        } catch let error as KafkaError {
            throw CommandFailure(error.isRetriable ? .unavailable : .failed, "\(error). \(error.hint)")
        } catch let failure as RebuildFailure {
            throw CommandFailure(.failed, "\(failure)")
        } catch let failure as ProjectionFailure {
            throw CommandFailure(.failed, "\(failure)")
        }
    }
}
