import Applications
import Benefits
import EventLog
import Foundation
import Kafka
import Postgres
import Projection
import SMTP
import ServiceKit

/// Everything wired: what the notifier is made of, in one place.
enum NotifierService {
    static func run() async throws {
        let frame = try ServiceFrame(
            name: "notifier", version: BuildVersion.current, product: "wniosek", keys: NotifierKeys.all,
            metrics: NotifierMetrics.definitions + ProjectionMetrics.definitions)
        let configuration = frame.configuration
        KafkaLibrary.announce(to: frame.logger)
        let catalogue = try FormCatalogue(files: configuration.schemaFiles(in: "forms"))
        let pool = try PostgresPool(configuration, logger: frame.logger)
        frame.health.add(.postgres(pool))

        let from = try configuration.value(ServiceKeys.smtpFrom)
        let instance = "\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)"
        let wake = WakeUp()
        let following = Following()
        frame.health.add(
            HealthCheck("log", isRequired: false) { following.obstacle.map { .failing($0) } ?? .passing })
        let metrics = NotifierMetrics(factory: frame.metrics)
        let projection = ProjectionMetrics(projection: "notifier", factory: frame.metrics).observer
        let runner = ProjectionRunner(
            model: .ledger(
                NotificationModel(
                    benefits: catalogue.benefits.map(\.code),
                    maximumAge: .seconds(3600 * (try configuration.value(NotifierKeys.maximumAgeHours))),
                    mailDomain: String(from.split(separator: "@").last ?? "localhost"), now: { Instant.now() })),
            pool: pool, kafka: try KafkaConfiguration(configuration), group: "wniosek.notifier", codec: EventCodec(),
            settings: .init(
                owner: instance,
                consumer: ConsumerSettings(
                    sessionTimeout: .milliseconds(try configuration.value(ServiceKeys.kafkaSessionTimeout))),
                lanes: 1),
            logger: frame.logger,
            observer: { observation in
                projection(observation)
                following.observe(observation)
                if case .committed = observation { wake.signal() }
            })

        let leaseSeconds = try configuration.value(NotifierKeys.leaseSeconds)
        let composer = MailComposer(
            from: from,
            office: Office(
                name: try configuration.value(NotifierKeys.officeName),
                address: try configuration.value(NotifierKeys.officeAddress),
                statusAddress: try configuration.optional(NotifierKeys.statusAddress)),
            benefitNames: Dictionary(uniqueKeysWithValues: catalogue.benefits.map { ($0.code.rawValue, $0.name) }),
            now: { Instant.now() })
        let server = try mailServer(configuration, leaseSeconds: leaseSeconds)
        let senders = try (0..<configuration.value(NotifierKeys.senders)).map { number in
            MailSender(
                name: "\(instance)#\(number)", pool: pool, client: try SMTPClient(server), composer: composer,
                leaseSeconds: leaseSeconds, wake: wake, logger: frame.logger, metrics: metrics)
        }
        let keeper = LeaseKeeper(
            pool: pool, interval: .seconds(max(1, leaseSeconds / 4)), logger: frame.logger, metrics: metrics)
        try await frame.run(
            [
                .longTask("postgres") { await pool.run() },
                .longTask("leases") { await keeper.run() },
            ]
                + senders.enumerated().map { number, sender in
                    .longTask("sender-\(number)") { try await sender.run() }
                } + [.longTask("projection") { try await runner.run() }])
    }
}

extension NotifierService {
    /// Delivery gets half of the lease, so that a living sender never finds its message declared unknown.
    private static func mailServer(
        _ configuration: ServiceConfiguration, leaseSeconds: Int
    ) throws -> SMTPConfiguration {
        var server = try SMTPConfiguration(configuration)
        server.connectTimeout = .seconds(max(1, leaseSeconds / 6))
        server.responseTimeout = .seconds(max(1, leaseSeconds / 3))
        server.attemptTimeout = .seconds(max(2, leaseSeconds / 2))
        return server
    }
}
