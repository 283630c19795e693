import Applications
import Kafka
import Logging
import Postgres
import Reconciliation
import ServiceKit

/// What the database keeps about projections and records: progress, rows, outcomes, parked records.
struct ProjectionBooks {
    private let configuration: PostgresConfiguration
    private let logger: Logger

    init(_ settings: OperatorSettings) throws {
        do {
            var configuration = try PostgresConfiguration(url: settings.configuration.value(ServiceKeys.databaseURL))
            configuration.applicationName = "wniosekctl reconcile"
            // One statement reads a table of millions of rows.
            configuration.statementTimeout = nil
            self.configuration = configuration
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
        logger = settings.logger
    }

    /// The accounts of these projections, or of all, as of one moment.
    func accounts(of names: [String], expected: ExpectedProjections) async throws -> [FollowerAccount] {
        try await connected { connection in
            try await connection.transaction(isolation: .repeatableRead) { transaction in
                let found = try await Self.books(in: transaction, expected: expected)
                if let unknown = names.first(where: { name in !found.contains { $0.projection == name } }) {
                    let known = found.map(\.projection).joined(separator: ", ")
                    throw CommandFailure(.failed, "there is no projection \(unknown); there are: \(known)")
                }
                var accounts: [FollowerAccount] = []
                for book in found where names.isEmpty || names.contains(book.projection) {
                    accounts.append(try await book.account(in: transaction))
                }
                return accounts
            }
        }
    }

    /// The applications that rows name for these positions.
    func applications(at positions: [RecordPosition]) async throws -> [RecordPosition: ApplicationID] {
        try await connected { connection in
            try await connection.transaction(isolation: .repeatableRead) { transaction in
                var found: [RecordPosition: ApplicationID] = [:]
                let books = try await Self.books(in: transaction, expected: .none)
                for book in books {
                    found.merge(try await book.applications(at: positions, in: transaction)) { first, _ in first }
                }
                return found
            }
        }
    }

    /// Each projection in its live version; one without versions, such as the notifier, in the only one it has.
    private static func books(
        in transaction: borrowing PostgresTransaction, expected: ExpectedProjections
    ) async throws -> [ProjectionBook] {
        let live = try await transaction.query(LiveVersions())
        let progress = try await transaction.query(ProgressOfPartitions())
        var books: [String: ProjectionBook] = [:]
        for (projection, topics) in expected.followers {
            books[projection] = ProjectionBook(follower: Follower(projection: projection, version: 0), topics: topics)
        }
        for version in live {
            books[version.follower.projection] = ProjectionBook(
                follower: version.follower, topics: expected.followers[version.follower.projection] ?? [],
                schema: version.schema, table: version.table)
        }
        for row in progress {
            let name = row.follower.projection
            if books[name] == nil, !row.follower.isReadModel {
                books[name] = ProjectionBook(follower: row.follower, topics: [])
            }
            guard books[name]?.follower == row.follower else { continue }
            books[name]?.progress[row.partition] = row.progress
            books[name]?.topics.insert(row.partition.topic)
        }
        return books.values.sorted { $0.follower < $1.follower }
    }

    private func connected<Value>(_ body: (PostgresConnection) async throws -> Value) async throws -> Value {
        do {
            return try await PostgresConnection.with(configuration, logger: logger, body)
        } catch let error as PostgresError {
            throw CommandFailure(error.isTransient ? .unavailable : .failed, "\(error)")
        }
    }
}
