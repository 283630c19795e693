import Applications
import Benefits
import EventLog
import Kafka
import LogArchive
import Logging
import ServiceKit

/// What commands about the whole log need, as configured.
struct LogTools {
    let settings: OperatorSettings
    let kafka: KafkaConfiguration

    init() throws {
        settings = try OperatorSettings(
            [ServiceKeys.schemasDirectory.entry, OperatorSettings.replicationFactor.entry]
                + KafkaConfiguration.serviceKeys)
        do {
            kafka = try KafkaConfiguration(settings.configuration)
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
    }

    /// The topics of these benefits, or of all there are.
    func topics(of benefits: [String]) throws -> [String] {
        let known: [BenefitCode]
        do {
            known = try FormCatalogue(files: settings.configuration.schemaFiles(in: "forms")).benefits.map(\.code)
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
        for name in benefits where !known.contains(where: { $0.rawValue == name }) {
            let names = known.map(\.rawValue).sorted().joined(separator: ", ")
            throw CommandFailure(.failed, "there is no benefit \(name); there are \(names)")
        }
        return known.filter { benefits.isEmpty || benefits.contains($0.rawValue) }.map(Topics.name).sorted()
    }

    /// How the topics of an archive are to be made here.
    func specifications(of manifest: ArchiveManifest) throws -> [TopicSpecification] {
        let copies = try settings.configuration.value(OperatorSettings.replicationFactor)
        let topicSettings =
            copies == 1
            ? TopicSettings.singleBroker
            : TopicSettings(replicationFactor: copies, minimumInSyncReplicas: max(1, copies - 1))
        return try manifest.topics.sorted(by: { $0.key < $1.key }).map { name, partitions in
            guard let benefit = Topics.benefit(of: name), partitions == Topics.partitionCount else {
                throw CommandFailure(
                    .failed, "\(name) with \(partitions) partitions is no topic of this log; nothing was restored")
            }
            return Topics.specification(of: benefit, settings: topicSettings)
        }
    }

    /// Turns failures of archive and log into text and exit code.
    static func reporting<R>(_ body: () async throws -> R) async throws -> R {
        do {
            return try await body()
        } catch let error as KafkaError {
            throw CommandFailure(error.isRetriable ? .unavailable : .failed, "\(error). \(error.hint)")
        } catch let error as LogArchiveError {
            throw CommandFailure(error.commandCause, "\(error)")
        } catch let problem as ArchiveProblem {
            throw CommandFailure(.differs, "\(problem)")
        }
    }
}

extension LogArchiveError {
    fileprivate var commandCause: CommandFailure.Cause {
        switch self {
        case .logTooShort, .differs, .damaged, .surplus, .moved: .differs
        case .notProduced(_, _, _, let isRetriable): isRetriable ? .unavailable : .failed
        default: .failed
        }
    }
}
