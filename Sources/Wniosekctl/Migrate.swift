import ArgumentParser
import Postgres
import Projection
import Projections
import ServiceKit

/// Brings the database objects up to date: forward only, checksummed, one runner at a time.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Applies the database objects of schemas/sql that are missing.")

    @Flag(help: "Say what would be applied; exit code 2 when something would.")
    var plan = false

    func run() async throws {
        try await CommandFailure.reporting {
            let settings = try OperatorSettings(
                [ServiceKeys.schemasDirectory.entry] + PostgresPool.serviceKeys)
            let directory = try settings.configuration.value(ServiceKeys.schemasDirectory) + "/sql"
            let migrations = Migrations(files: try Self.files(in: directory))
            do {
                let target = try PostgresConfiguration(url: try settings.configuration.value(ServiceKeys.databaseURL))
                try await PostgresConnection.with(target, logger: settings.logger) { connection in
                    try await run(migrations, on: connection, settings.configuration)
                }
            } catch let error as PostgresError {
                throw CommandFailure(error.isTransient ? .unavailable : .failed, "\(error)")
            }
        }
    }

    private func run(
        _ migrations: Migrations, on connection: PostgresConnection, _ configuration: ServiceConfiguration
    ) async throws {
        if plan {
            let pending = try await migrations.pending(on: connection)
            for name in pending { print(name) }
            guard pending.isEmpty else { throw CommandFailure(.differs, "\(pending.count) to apply") }
        } else {
            let applied = try await migrations.apply(on: connection)
            for name in applied { print("applied \(name)") }
            print(applied.isEmpty ? "nothing to apply" : "\(applied.count) applied")
            try await install(on: connection, configuration)
        }
    }

    /// First versions of read models, and their public views as this release has them.
    private func install(on connection: PostgresConnection, _ configuration: ServiceConfiguration) async throws {
        for name in ReadModelName.allCases {
            guard let files = try ReadModelTools.model(name, configuration).files else { continue }
            if let done = try await VersionBuilder(files).install(on: connection) { print(done) }
        }
    }

    private static func files(in directory: String) throws -> [MigrationFile] {
        do {
            let tree = try FileTree(directory: directory, suffixes: [".sql"])
            return tree.files.map { MigrationFile(name: $0.key, sql: String(decoding: $0.value, as: UTF8.self)) }
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
    }
}
