import Applications
import Benefits
import Documents
import EventLog
import Foundation
import Metrics
import Portal
import Postgres
import Projections
import Receipts
import ServiceKit
import Synchronization
import TestDatabase
import Testing

@testable import Intake

/// The pages about cases over a database with one case, and one browser that visits them.
struct StatusBench {
    static let trackingKey = [UInt8](repeating: 3, count: 32)
    static let application = ApplicationID(UUID128(high: 0x0123_4567_89AB_5DEF, low: 0x8123_4567_89AB_CDEF))
    static let reference = Reference(for: application)
    static let code = TrackingCode(key: trackingKey, applicationID: application)
    static let wrongCode = TrackingCode(key: [1], applicationID: application)
    static let unknown = Reference(for: ApplicationID(UUID128(high: 1, low: 2)))

    let pages: StatusPages
    let route: StatusRoute
    let log = ActLog()
    let clock = BenchClock()
    let metrics = MetricsRegistry(product: "wniosek", definitions: IntakeMetrics.definitions)
    let browser: Browser

    /// The case in a status, and nothing else.
    static func with(
        status: String = "in-verification", rates: AttemptLimits.Rates = .init(),
        _ body: (StatusBench) async throws -> Void
    ) async throws {
        let id = application.description
        let rows =
            StatusRows.application(
                id, reference: reference.text, trackingCode: Hex.encode(code.sha256), data: "0a", version: 2,
                status: status,
                deadlines: """
                    [{"kind": "decide-by", "due": "2026-12-02", "basis": "art. 35 § 3 KPA"}]
                    """)
            + StatusRows.step(id, version: 1, kind: "submitted", status: "submitted", at: "2026-11-02T10:00:00Z")
            + StatusRows.step(id, version: 2, kind: "registered", status: status, at: "2026-11-03T10:00:00Z")
        try await MigratedDatabase.with(rows, readModels: [.applicantStatus]) {
            try await body(try StatusBench($0.pool, rates, deadline: .seconds(10)))
        }
    }

    /// Where nobody answers for the read model.
    static func withoutDatabase(_ body: (StatusBench) async throws -> Void) async throws {
        let pool = PostgresPool(
            configuration: try PostgresConfiguration(url: "postgresql://nobody@127.0.0.1:1/none"),
            maximumConnections: 1, logger: MigratedDatabase.logger)
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(try StatusBench(pool, .init(), deadline: .milliseconds(50)))) } catch {
            outcome = .failure(error)
        }
        await pool.close()
        try outcome.get()
    }

    private init(_ pool: PostgresPool, _ rates: AttemptLimits.Rates, deadline: Duration) throws {
        let catalogue = try SubmissionDeskTests.catalogue()
        let sealer = Sealer(secret: Self.trackingKey)
        let clock = clock
        let now: @Sendable () -> Instant = { clock.time }
        let store = MemoryStore()
        let attempts = AttemptGate(
            limits: AttemptLimits(rates, now: { 0 }), clients: ClientAddress(trustedHops: 0),
            metrics: NOOPMetricsHandler.instance)
        let desk = StatusDesk(pool: pool, deadline: deadline)
        let acts = ActDesk(
            authority: "Urząd", signer: try ReceiptSigner(privateKey: [UInt8](repeating: 7, count: 32)),
            codec: EventCodec(), log: log, keys: KeyMemory(capacity: 100), pool: pool, status: desk,
            reading: ActReading(
                catalogue: catalogue,
                documents: DocumentDesk(
                    store: StoredDocuments(store: store, logger: MigratedDatabase.logger), maximumTotal: 1 << 20),
                now: now),
            appendDeadline: .seconds(1), foldDeadline: .zero, now: now)
        route = StatusRoute(desk: desk, attempts: attempts)
        pages = StatusPages(
            desk: desk, acts: acts,
            documents: DocumentTaking(
                intake: DocumentIntake(
                    policy: DocumentPolicy(), scanner: NoScanner(), store: store, requiresScan: false),
                maximumBytes: 1 << 20, gate: UploadGate(maximum: 4),
                metrics: DocumentMetrics(factory: NOOPMetricsHandler.instance), logger: MigratedDatabase.logger),
            catalogue: catalogue, attempts: attempts, sealer: sealer, page: try Self.page(),
            // Prints the page as it is, so that tests can read it.
            printer: PagePrinter(press: { html throws(PDFFailure) in html }, logger: MigratedDatabase.logger),
            metrics: IntakeMetrics(factory: metrics), now: now)
        browser = Browser()
    }

    private static func page() throws -> PortalPage {
        let folder = MigratedDatabase.repository + "/schemas/portal/templates/"
        var templates: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            templates[name] = [UInt8](try #require(FileManager.default.contents(atPath: folder + name)))
        }
        let home = { (title: String) in Array("---\ntitle: \(title)\ndescription: Opis.\nid: home\n---\nTekst.\n".utf8)
        }
        let site = """
            {"office": {"name": "Ośrodek", "shortName": "OPS", "address": "ul. Prosta 1", "email": "ops@przyklad.pl"},
             "footer": []}
            """
        let content = try ContentLibrary(
            files: [
                "site.json": Array(site.utf8), "pl/index.md": home("Witaj"), "en/index.md": home("Welcome"),
                "uk/index.md": home("Вітаємо"),
            ])
        return PortalPage(
            templates: try PortalTemplates(files: templates),
            site: PortalSite(content: content, publicAddress: "https://przyklad.pl", assetVersion: "1"), offersPDF: true
        )
    }
}

/// Goes when it is told to.
final class BenchClock: Sendable {
    private let milliseconds = Atomic<Int64>(1_795_000_000_000)

    var time: Instant { Instant(milliseconds: milliseconds.load(ordering: .relaxed)) }

    func advance(seconds: Int) { milliseconds.add(Int64(seconds) * 1000, ordering: .relaxed) }
}
