internal import Applications
internal import Benefits
internal import EventLog
internal import Kafka
internal import ServiceKit

/// Everything wired: what the importer is made of, in one place.
enum ImporterService {
    static func run(once: Bool) async throws {
        let frame = try ServiceFrame(
            name: "importer", version: BuildVersion.current, product: "wniosek", keys: ImporterKeys.all,
            metrics: ImporterMetrics.definitions)
        KafkaLibrary.announce(to: frame.logger)
        let parts = try Parts(frame)
        frame.health.add(.kafka(parts.producer))
        let producer = NamedService.resource("producer") { await parts.producer.close(within: .seconds(8)) }
        guard once else {
            return try await frame.run([producer, .longTask("import") { try await parts.watch(frame).run() }])
        }
        try await finishOnce(frame, parts, producer)
    }

    /// The process ends with the import, or with a signal before it: then what is left is for the next run.
    private static func finishOnce(_ frame: ServiceFrame, _ parts: Parts, _ producer: NamedService) async throws {
        let tally = try await withThrowingTaskGroup(of: FolderWatch.Tally?.self) { group in
            group.addTask {
                try await frame.run([producer])
                return nil
            }
            group.addTask {
                do {
                    return try await parts.watch(frame).once()
                } catch is CancellationError {
                    return nil
                }
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            return first
        }
        guard let tally else {
            throw StartupFailure("stopped before the end", hint: "the next run goes on where this one was")
        }
        if let failure = tally.failure { throw failure }
    }

    /// What is made once.
    private struct Parts: Sendable {
        let producer: KafkaProducer
        let sources: RowSources
        let desk: RowDesk
        let directory: String
        let settings: ImportSettings
        let deadline: Duration
        let interval: Duration

        init(_ frame: ServiceFrame) throws {
            let configuration = frame.configuration
            let schemas = try configuration.value(ServiceKeys.schemasDirectory)
            let catalogue = try FormCatalogue(
                files: try FileTree(directory: schemas + "/forms", suffixes: [".json"]).files)
            let files = try FileTree(directory: schemas + "/importer", suffixes: [".json"]).files
            let mappings: MappingCatalogue
            do throws(MappingError) {
                mappings = try MappingCatalogue(files: files, forms: catalogue)
            } catch {
                throw StartupFailure(
                    "a mapping cannot be used: \(error)", hint: "mend it; schemas/importer/README.md says how",
                    exitCode: .configuration)
            }
            sources = RowSources(
                catalogue: catalogue, mappings: mappings,
                limits: RowLimits(
                    row: try configuration.value(ImporterKeys.maximumRow),
                    document: try configuration.value(ImporterKeys.maximumDocument)))
            desk = RowDesk(
                catalogue: catalogue, trackingKey: try ImporterKeys.trackingKey.load(from: configuration),
                codec: EventCodec(), now: { Instant.now() })
            directory = try configuration.value(ImporterKeys.directory)
            settings = ImportSettings(
                batchRows: try configuration.value(ImporterKeys.batchRows),
                progressInterval: .milliseconds(try configuration.value(ImporterKeys.progressInterval)))
            deadline = .milliseconds(try configuration.value(ImporterKeys.deadline))
            interval = .milliseconds(try configuration.value(ImporterKeys.interval))
            producer = try KafkaProducer(
                configuration: try KafkaConfiguration(configuration),
                settings: ProducerSettings(linger: .milliseconds(20), deliveryTimeout: deadline),
                logger: frame.logger)
        }

        /// Takes the folder for this process.
        func watch(_ frame: ServiceFrame) throws -> FolderWatch {
            let workplace = try Workplace(directory)
            let metrics = ImporterMetrics(factory: frame.metrics)
            let imports = FileImport(
                workplace: workplace, sources: sources, desk: desk,
                log: PatientLog(log: producer, deadline: deadline, logger: frame.logger), settings: settings,
                metrics: metrics, logger: frame.logger)
            return FolderWatch(
                workplace: workplace, imports: imports, metrics: metrics, interval: interval, logger: frame.logger)
        }
    }
}

extension FolderWatch.Tally {
    /// Why a single run did not end well; nil when every row is in.
    var failure: StartupFailure? {
        if failedFiles > 0 {
            return StartupFailure(
                "\(failedFiles) files could not be read", hint: "failed/*.reason.json says why",
                exitCode: ExitCode(rawValue: 1))
        }
        guard counts.refused > 0 else { return nil }
        return StartupFailure(
            "\(counts.refused) of \(counts.rows) rows were refused", hint: "done/*.result.ndjson says which and why",
            exitCode: ExitCode(rawValue: 2))
    }
}
