import ArgumentParser
import Benefits
import EventLog
import Kafka
import ServiceKit

/// The log's topics.
struct TopicsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics", abstract: "The log's topics: one for each benefit, 12 partitions for ever.",
        subcommands: [Apply.self])

    /// Creates the topics that are missing; refuses one that has another number of partitions.
    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Creates the topics that are missing.")

        func run() async throws {
            try await CommandFailure.reporting {
                let settings = try OperatorSettings(
                    [ServiceKeys.schemasDirectory.entry, OperatorSettings.replicationFactor.entry]
                        + KafkaConfiguration.serviceKeys)
                let catalogue = try Self.catalogue(settings)
                let copies = try settings.configuration.value(OperatorSettings.replicationFactor)
                let topics = catalogue.benefits.map {
                    Topics.specification(of: $0.code, settings: Self.settings(copies: copies))
                }
                do {
                    let admin = try KafkaAdmin(
                        configuration: try KafkaConfiguration(settings.configuration), logger: settings.logger)
                    let created = try await admin.createTopics(topics, within: .seconds(30))
                    for (name, outcome) in created.sorted(by: { $0.key < $1.key }) { print("\(name): \(outcome)") }
                } catch let error as KafkaError {
                    throw CommandFailure(error.isRetriable ? .unavailable : .failed, "\(error). \(error.hint)")
                }
            }
        }

        private static func settings(copies: Int) -> TopicSettings {
            copies == 1
                ? .singleBroker
                : TopicSettings(replicationFactor: copies, minimumInSyncReplicas: max(1, copies - 1))
        }

        private static func catalogue(_ settings: OperatorSettings) throws -> FormCatalogue {
            do {
                return try FormCatalogue(files: settings.configuration.schemaFiles(in: "forms"))
            } catch {
                throw CommandFailure(.configuration, "\(error)")
            }
        }
    }
}
