import Foundation
import Kafka
import Logging
import Postgres
import ServiceKit

/// What the commands read from environment and file, as the services do.
struct OperatorSettings {
    static let replicationFactor = ConfigurationKey<Int>(
        "topics.replication.factor", "Copies of each partition; 3 in production, 1 on a single broker.", default: 3,
        in: 1...9)

    let configuration: ServiceConfiguration

    /// - Parameter keys: those of the command.
    init(_ keys: [ConfigurationEntry]) throws {
        do {
            configuration = try ServiceConfiguration(
                identity: ServiceIdentity(name: "wniosekctl", version: BuildVersion.current, product: "wniosek"),
                keys: keys,
                environment: ProcessInfo.processInfo.environment)
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
    }

    /// Logs only what an operator must know; the commands print the rest themselves.
    var logger: Logger {
        var logger = Logger(label: "wniosekctl") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        return logger
    }
}
