import Postgres
import ServiceKit

/// One short session with the database that holds the read models.
enum ReaderDatabase {
    /// Opens it, runs the body, closes it; a failure of the server becomes one of the command.
    static func session<R>(
        _ settings: OperatorSettings, _ body: (PostgresConnection) async throws -> R
    ) async throws -> R {
        do {
            let target = try PostgresConfiguration(url: try settings.configuration.value(ServiceKeys.databaseURL))
            return try await PostgresConnection.with(target, logger: settings.logger, body)
        } catch let error as PostgresError {
            throw CommandFailure(error.isTransient ? .unavailable : .failed, "\(error)")
        }
    }
}
