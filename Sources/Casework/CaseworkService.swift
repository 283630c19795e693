import Applications
import Benefits
import EventLog
import Hummingbird
import Kafka
import Metrics
import Postgres
import ServiceKit

/// Everything wired: what casework is made of, in one place.
enum CaseworkService {
    static func run() async throws {
        let frame = try ServiceFrame(
            name: "casework", version: BuildVersion.current, product: "wniosek", keys: CaseworkKeys.all, metrics: [])
        let configuration = frame.configuration
        KafkaLibrary.announce(to: frame.logger)
        let directory: CaseworkerDirectory
        do {
            directory = try CaseworkerDirectory(file: try CaseworkKeys.tokens.load(from: configuration))
        } catch let error as CaseworkerDirectory.Unreadable {
            throw StartupFailure(
                error.description, hint: "mend the file that CASEWORK_TOKENS_FILE names", exitCode: .configuration)
        }
        let rules = try RuleTable(files: configuration.schemaFiles(in: "rules", suffixes: [".json", ".csv"]))
        let deadline = Duration.milliseconds(try configuration.value(CaseworkKeys.appendDeadline))
        let producer = try KafkaProducer(
            configuration: try KafkaConfiguration(configuration),
            settings: ProducerSettings(deliveryTimeout: deadline), logger: frame.logger)
        let pool = try PostgresPool(configuration, logger: frame.logger)
        frame.health.add(.kafka(producer))
        frame.health.add(.postgres(pool))
        let finder = CaseFinder(pool: pool)
        let desk = AppendDesk(
            codec: EventCodec(), producer: producer, finder: finder, appendDeadline: deadline,
            foldDeadline: .milliseconds(try configuration.value(CaseworkKeys.foldDeadline)), now: { Instant.now() })
        let router = router(
            directory: directory, finder: finder, desk: desk, rules: rules, metrics: frame.metrics)
        try await frame.run([
            .longTask("postgres") { await pool.run() },
            .resource("producer") { await producer.close(within: .seconds(8)) },
            NamedService(
                "api",
                HTTPService(
                    host: try configuration.value(ServiceKeys.httpHost),
                    port: try configuration.value(ServiceKeys.httpPort(default: 8081)), portVariable: "HTTP_PORT",
                    router: router, logger: frame.logger)),
        ])
    }

    static func router(
        directory: CaseworkerDirectory, finder: CaseFinder, desk: AppendDesk, rules: RuleTable,
        metrics: any MetricsFactory
    ) -> Router<ServiceRequestContext> {
        let router = Router<ServiceRequestContext>.standard(metrics: metrics)
        let cases = CaseRoutes(finder: finder)
        let events = EventRoute(desk: desk)
        let assessment = AssessmentRoute(finder: finder, rules: rules)
        let history = HistoryRoute(finder: finder, codec: desk.codec)
        @Sendable func caseworker(_ request: Request) throws -> CaseworkerDirectory.Caseworker {
            guard let caseworker = directory.caseworker(authorization: request.headers[.authorization]) else {
                throw CaseworkProblems.unauthorized
            }
            return caseworker
        }
        router.get("api/v1/applications") { request, _ in
            _ = try caseworker(request)
            return try await cases.list(request)
        }
        router.get("api/v1/applications/:applicationId") { request, context in
            _ = try caseworker(request)
            return try await cases.show(context)
        }
        router.get("api/v1/applications/:applicationId/assessment") { request, context in
            _ = try caseworker(request)
            return try await assessment.handle(context)
        }
        router.get("api/v1/applications/:applicationId/history") { request, context in
            _ = try caseworker(request)
            return try await history.handle(request, context)
        }
        router.post("api/v1/applications/:applicationId/events") { request, context in
            let caseworker = try caseworker(request)
            return try await events.handle(request, context, by: caseworker, trace: context.trace)
        }
        router.refuseOtherMethods("api/v1/applications", allowed: [.get])
        router.refuseOtherMethods("api/v1/applications/:applicationId", allowed: [.get])
        router.refuseOtherMethods("api/v1/applications/:applicationId/assessment", allowed: [.get])
        router.refuseOtherMethods("api/v1/applications/:applicationId/history", allowed: [.get])
        router.refuseOtherMethods("api/v1/applications/:applicationId/events", allowed: [.post])
        return router
    }
}
