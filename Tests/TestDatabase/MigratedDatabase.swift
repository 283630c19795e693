internal import Applications
internal import Benefits
internal import Foundation
public import Logging
public import Postgres
internal import Projection
public import Projections
internal import ServiceKit

/// A database of its own for one test, migrated with the repository's own files, on the server of `DATABASE_URL`.
public struct MigratedDatabase: Sendable {
    /// The server is not named, or the repository is not where it should be.
    public struct Unavailable: Error, CustomStringConvertible {
        /// One line.
        public let description: String
    }

    /// Connections to it.
    public let pool: PostgresPool
    /// Where it is.
    public let configuration: PostgresConfiguration

    /// Says nothing.
    public static let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }

    /// The repository's folder.
    public static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// Makes the database, runs the body and drops it.
    ///
    /// - Parameters:
    ///   - script: run after the migrations.
    ///   - readModels: made in their first version, as `wniosekctl migrate` does.
    public static func with<R>(
        _ script: String = "select 1", readModels: [ReadModelName] = [], _ body: (MigratedDatabase) async throws -> R
    ) async throws -> R {
        await DatabaseTurns.shared.take()
        let outcome: Result<R, any Error>
        do {
            outcome = .success(try await withOwn(script, readModels: readModels, body))
        } catch {
            outcome = .failure(error)
        }
        await DatabaseTurns.shared.pass()
        return try outcome.get()
    }

    private static func withOwn<R>(
        _ script: String, readModels: [ReadModelName], _ body: (MigratedDatabase) async throws -> R
    ) async throws -> R {
        guard let server = ProcessInfo.processInfo.environment["DATABASE_URL"],
            var components = URLComponents(string: server)
        else { throw Unavailable(description: "DATABASE_URL names no server; use `make test`") }
        let name = "test_\(UInt64.random(in: 0 ..< .max))"
        let admin = try await PostgresConnection.connect(try PostgresConfiguration(url: server), logger: logger)
        try await admin.execute(script: "create database \(name)")
        components.path = "/\(name)"
        let outcome: Result<R, any Error>
        do {
            let configuration = try PostgresConfiguration(url: components.string ?? server)
            let connection = try await PostgresConnection.connect(configuration, logger: logger)
            try await Migrations(files: try migrations()).apply(on: connection)
            for name in readModels {
                guard let files = try catalogue().model(name).files else { continue }
                _ = try await VersionBuilder(files).install(on: connection)
            }
            try await connection.execute(script: script)
            await connection.close()
            let pool = PostgresPool(
                configuration: configuration, maximumConnections: 4, acquireTimeout: .seconds(30), logger: logger)
            do { outcome = .success(try await body(MigratedDatabase(pool: pool, configuration: configuration))) } catch
            { outcome = .failure(error) }
            await pool.close()
        } catch {
            try await admin.execute(script: "drop database \(name) with (force)")
            throw error
        }
        try await admin.execute(script: "drop database \(name) with (force)")
        await admin.close()
        return try outcome.get()
    }

    /// The read models as the repository has them.
    public static func catalogue() throws -> ReadModelCatalogue {
        func files(_ folder: String, _ suffixes: [String]) throws -> [String: [UInt8]] {
            try FileTree(directory: "\(repository)/schemas/\(folder)", suffixes: suffixes).files
        }
        return ReadModelCatalogue(
            benefits: try FormCatalogue(files: files("forms", [".json"])).benefits.map(\.code),
            rules: try RuleTable(files: files("rules", [".json", ".csv"])), files: try files("read-models", [".sql"]))
    }

    private static func migrations() throws -> [MigrationFile] {
        let folder = repository + "/schemas/sql"
        let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
        return try names.filter { $0.hasSuffix(".sql") }.map {
            MigrationFile(name: $0, sql: try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
        }
    }

    /// Number of rows of `select count(*) from <query>`.
    public func count(_ query: String) async throws -> Int {
        let results = try await pool.withConnection {
            try await $0.pipeline([PipelineStep(sql: "select count(*) from \(query)", prepares: false)])
        }
        return try results[0].rows.first?.int(0) ?? 0
    }

    /// The first column of the first row.
    public func text(_ query: String) async throws -> String? {
        let results = try await pool.withConnection {
            try await $0.pipeline([PipelineStep(sql: query, prepares: false)])
        }
        return try results[0].rows.first?.optionalText(0)
    }
}
