import Applications
import Benefits
import Documents
import EventLog
import Hummingbird
import Kafka
import Logging
import Postgres
import Receipts
import ServiceKit

/// Everything wired: what intake is made of, in one place.
enum IntakeService {
    static func run() async throws {
        let frame = try ServiceFrame(
            name: "intake", version: BuildVersion.current, product: "wniosek", keys: IntakeKeys.all,
            metrics: IntakeMetrics.definitions + [DocumentMetrics.uploads] + AttemptMetrics.definitions
                + ServerDraftMetrics.definitions)
        let configuration = frame.configuration
        KafkaLibrary.announce(to: frame.logger)

        let catalogue = try FormCatalogue(files: configuration.schemaFiles(in: "forms"))
        let deadline = Duration.milliseconds(try configuration.value(IntakeKeys.deadline))
        let producer = try KafkaProducer(
            configuration: try KafkaConfiguration(configuration),
            settings: ProducerSettings(
                linger: .milliseconds(try configuration.value(IntakeKeys.linger)), deliveryTimeout: deadline),
            logger: frame.logger)
        let pool = try PostgresPool(configuration, logger: frame.logger)
        frame.health.add(.kafka(producer))
        frame.health.add(.postgres(pool, isRequired: false))

        let signer = try ReceiptSigner(privateKey: try IntakeKeys.signingKey.load(from: configuration))
        let authority = try configuration.value(IntakeKeys.authorityName)
        let now: @Sendable () -> Instant = { Instant.now() }
        let store = try DocumentConnections.store(configuration)
        let scanner = try DocumentConnections.scanner(configuration)
        frame.health.add(.documents(store))
        if let scanner { frame.health.add(.scanner(scanner)) }
        let maximumDocument = try configuration.value(IntakeKeys.maximumDocument)
        let taking = DocumentTaking(
            intake: DocumentIntake(
                policy: DocumentPolicy(maximumBytes: maximumDocument), scanner: scanner ?? NoScanner(), store: store,
                requiresScan: try configuration.value(IntakeKeys.scannerRequired)),
            maximumBytes: maximumDocument,
            gate: UploadGate(maximum: try configuration.value(IntakeKeys.uploadsAtOnce)),
            metrics: DocumentMetrics(factory: frame.metrics), logger: frame.logger)
        let documents = DocumentDesk(
            store: StoredDocuments(store: store, logger: frame.logger),
            maximumTotal: try configuration.value(IntakeKeys.maximumDocuments))
        let status = StatusDesk(pool: pool)
        let keys = KeyMemory(capacity: try configuration.value(IntakeKeys.rememberedKeys))
        let trackingKey = try IntakeKeys.trackingKey.load(from: configuration)
        let desk = SubmissionDesk(
            authority: authority, trackingKey: trackingKey, signer: signer,
            codec: EventCodec(), log: producer, keys: keys,
            earlierKeys: try configuration.value(IntakeKeys.keyLookup) ? KnownKeys(pool: pool) : nil,
            documents: documents, deadline: deadline)
        let acts = ActDesk(
            authority: authority, signer: signer, codec: EventCodec(), log: producer, keys: keys, pool: pool,
            status: status, reading: ActReading(catalogue: catalogue, documents: documents, now: now),
            appendDeadline: deadline,
            foldDeadline: .milliseconds(try configuration.value(IntakeKeys.foldDeadline)), now: now)
        let attempts = try AttemptGate(configuration, metrics: frame.metrics)
        let metrics = IntakeMetrics(factory: frame.metrics)
        let portal = try PortalRouter.Parts(
            PortalParts(
                catalogue: catalogue, submissions: desk, acts: acts, status: status, documents: taking,
                attempts: attempts,
                pool: pool, trackingKey: trackingKey, maximumBody: try configuration.value(IntakeKeys.maximumBody),
                metrics: metrics, now: now),
            configuration, metrics: frame.metrics, logger: frame.logger)
        let router = IntakeRouter.make(
            IntakeRouter.Parts(
                forms: FormFinder(catalogue: catalogue, now: now), desk: desk, acts: acts,
                uploads: DocumentRoute(documents: taking),
                status: status, attempts: attempts, signer: signer,
                description: try configuration.schemaFile("openapi/intake.json"),
                maximumBody: try configuration.value(IntakeKeys.maximumBody), metrics: metrics,
                limits: try configuration.value(IntakeKeys.limitRoutes) ? producer : nil),
            portal: portal, metrics: frame.metrics)

        let topics = catalogue.benefits.map { Topics.name(of: $0.code) }
        let cleaning: [NamedService] =
            portal.serverDrafts.map { drafts in [.longTask("draft-cleaner") { await drafts.cleaner.run() }] } ?? []
        let parts: [NamedService] = [
            .longTask("postgres") { await pool.run() },
            .resource("producer") { await producer.close(within: .seconds(8)) },
            .longTask("warm-up") { await warmUp(producer, topics: topics, logger: frame.logger) },
            NamedService(
                "api",
                HTTPService(
                    host: try configuration.value(ServiceKeys.httpHost),
                    port: try configuration.value(ServiceKeys.httpPort(default: 8080)), portVariable: "HTTP_PORT",
                    router: router, logger: frame.logger)),
        ]
        try await frame.run(parts + cleaning)
    }

    /// Fetches the topics' metadata, so that the first applicant does not wait for it; then has nothing to do.
    private static func warmUp(_ producer: KafkaProducer, topics: [String], logger: Logger) async {
        while !Task.isCancelled {
            do {
                try await producer.warmUp(topics: topics, within: .seconds(5))
                break
            } catch {
                logger.warning("broker away", metadata: [LogKeys.cause: "\(error)", LogKeys.hint: "\(error.hint)"])
                try? await ContinuousClock().sleep(for: .seconds(1))
            }
        }
        try? await ContinuousClock().sleep(for: .seconds(Int64(Int32.max)))
    }
}

extension HealthCheck {
    /// Not required: applications without documents go on.
    fileprivate static func documents(_ store: any DocumentStore) -> HealthCheck {
        HealthCheck("documents", isRequired: false) {
            await store.isReachable ? .passing : .failing("the document store does not answer")
        }
    }

    fileprivate static func scanner(_ scanner: ClamAVScanner) -> HealthCheck {
        HealthCheck("scanner", isRequired: false) {
            await scanner.isReachable ? .passing : .failing("clamd does not answer")
        }
    }
}
