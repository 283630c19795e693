import Applications
import Hummingbird
import Logging
import Metrics
import Portal
import Postgres
import SMTP
import ServiceKit

/// Drafts on the server, wired: what an office may switch on.
struct ServerDrafts: Sendable {
    let later: LaterRoutes
    let back: ReturnRoutes
    let cleaner: DraftCleaner

    init(
        desk: FormDesk, drafts: SavedDrafts, mailer: DraftMailer, attempts: MailAttempts, metrics: any MetricsFactory,
        logger: Logger
    ) {
        let metrics = ServerDraftMetrics(factory: metrics)
        later = LaterRoutes(desk: desk, drafts: drafts, mailer: mailer, attempts: attempts, metrics: metrics)
        back = ReturnRoutes(desk: desk, drafts: drafts, metrics: metrics)
        cleaner = DraftCleaner(drafts: drafts, now: desk.now, logger: logger)
    }

    /// Nil unless it is switched on; then nothing is asked of the mail server's keys.
    static func configured(
        _ configuration: ServiceConfiguration, desk: FormDesk, pool: PostgresPool, clients: ClientAddress,
        metrics: any MetricsFactory, logger: Logger
    ) throws -> ServerDrafts? {
        guard try configuration.value(PortalKeys.serverDrafts) else { return nil }
        var server = try SMTPConfiguration(configuration)
        // Somebody waits for the page.
        server.connectTimeout = .seconds(4)
        server.responseTimeout = .seconds(8)
        server.attemptTimeout = .seconds(12)
        return ServerDrafts(
            desk: desk,
            drafts: SavedDrafts(pool: pool, sealer: desk.sealer, days: desk.drafts.days, logger: logger),
            mailer: DraftMailer(
                server: try client(server), from: try sender(configuration), office: desk.page.site.content.office,
                logger: logger),
            attempts: MailAttempts(limits: AttemptLimits(MailAttempts.rates), clients: clients), metrics: metrics,
            logger: logger)
    }

    private static func client(_ server: SMTPConfiguration) throws(StartupFailure) -> SMTPClient {
        do throws(SMTPConfigurationError) {
            return try SMTPClient(server)
        } catch {
            throw StartupFailure(error.description, hint: "correct SMTP_URL", exitCode: .configuration)
        }
    }

    private static func sender(_ configuration: ServiceConfiguration) throws -> Mailbox {
        let text = try configuration.value(ServiceKeys.smtpFrom)
        do throws(MailError) {
            return try Mailbox(text)
        } catch {
            throw StartupFailure(
                "smtp.from is no address: \(error.description)", hint: "correct SMTP_FROM", exitCode: .configuration)
        }
    }

    /// Below the form's own routes.
    func add(_ base: String, to router: Router<ServiceRequestContext>) {
        let (later, back) = (later, back)
        router.page(
            "\(base)/na-pozniej", show: { try await later.ask($0, $1) }, send: { try await later.send($0, $1) })
        router.page("\(base)/na-pozniej/wyslano") { try await later.sent($0, $1) }
        router.order("\(base)/na-pozniej/usun") { try await later.undo($0, $1) }
        router.page("\(base)/na-pozniej/usunieto") { try await later.deleted($0, $1) }
        router.page(
            "\(base)/wroc/:token", show: { try await back.show($0, $1) }, send: { try await back.load($0, $1) })
        router.order("\(base)/wroc/:token/usun") { try await back.delete($0, $1) }
    }
}
