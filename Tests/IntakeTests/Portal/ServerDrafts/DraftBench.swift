import Applications
import Benefits
import Documents
import Foundation
import Hummingbird
import Metrics
import Portal
import Postgres
import SMTP
import ServiceKit
import Synchronization
import TestDatabase
import Testing

@testable import Intake

/// Takes mails, or says how it ended instead.
final class MailDouble: MailServer {
    private let state = Mutex<(mails: [MailMessage], next: Delivery)>(([], .accepted(reply: "ok")))

    var mails: [MailMessage] { state.withLock { $0.mails } }

    func answer(_ delivery: Delivery) { state.withLock { $0.next = delivery } }

    func send(_ message: MailMessage) async -> Delivery {
        state.withLock { state in
            state.mails.append(message)
            return state.next
        }
    }

    /// The path of the link in the last mail.
    func link() throws -> String {
        let bytes = try #require(mails.last).bytes()
        let text = String(decoding: bytes, as: UTF8.self).replacing("=\r\n", with: "")
        let line = try #require(text.split(separator: "\r\n").first { $0.hasPrefix("https://przyklad.pl/") })
        return String(line.dropFirst("https://przyklad.pl".count))
    }
}

/// The pages of one form with drafts on the server switched on, over a database of their own.
struct DraftBench {
    static let start = "/wniosek/housing-allowance/dodatek-mieszkaniowy"
    static let email = "kanarek@example.org"

    let mail = MailDouble()
    let clock = BenchClock()
    let drafts: SavedDrafts
    let cleaner: DraftCleaner
    private let responder: any HTTPResponder<ServiceRequestContext>

    static func with(
        rates: AttemptLimits.Rates = MailAttempts.rates, _ body: (DraftBench, MigratedDatabase) async throws -> Void
    ) async throws {
        try await MigratedDatabase.with { database in
            try await body(try DraftBench(database.pool, rates), database)
        }
    }

    init(_ pool: PostgresPool, _ rates: AttemptLimits.Rates = MailAttempts.rates) throws {
        let sealer = Sealer(secret: [UInt8](repeating: 3, count: 32))
        let (clock, logger) = (clock, MigratedDatabase.logger)
        let page = try Self.page()
        let desk = FormDesk(
            catalogue: try SubmissionDeskTests.catalogue(), drafts: KeptDrafts(sealer: sealer, days: 30), page: page,
            sealer: sealer, now: { clock.time })
        drafts = SavedDrafts(pool: pool, sealer: sealer, days: 30, logger: logger)
        let serverDrafts = ServerDrafts(
            desk: desk, drafts: drafts,
            mailer: DraftMailer(
                server: mail, from: try Mailbox("Ośrodek <ops@przyklad.pl>"), office: page.site.content.office,
                logger: logger),
            attempts: MailAttempts(
                limits: AttemptLimits(rates, now: { 0 }), clients: ClientAddress(trustedHops: 0)),
            metrics: NOOPMetricsHandler.instance, logger: logger)
        cleaner = serverDrafts.cleaner
        let router = Router(context: ServiceRequestContext.self)
        router.add(middleware: PortalErrorPages(page: page))
        let base = "wniosek/:benefit/:form"
        let start = StartRoutes(desk: desk)
        router.page(base) { try await start.show($0, $1) }
        router.order("\(base)/rozpocznij") { try await start.begin($0, $1) }
        let steps = StepRoutes(desk: desk, uploads: Self.uploads, maximumBody: 65_536, offersLater: true)
        router.page(
            "\(base)/krok/:section", show: { try await steps.show($0, $1) }, send: { try await steps.save($0, $1) })
        serverDrafts.add(base, to: router)
        responder = router.buildResponder()
    }

    private static var uploads: DraftUploads {
        DraftUploads(
            documents: DocumentTaking(
                intake: DocumentIntake(
                    policy: DocumentPolicy(), scanner: NoScanner(), store: MemoryStore(), requiresScan: false),
                maximumBytes: 1 << 20, gate: UploadGate(maximum: 4),
                metrics: DocumentMetrics(factory: NOOPMetricsHandler.instance), logger: MigratedDatabase.logger))
    }

    private static func page() throws -> PortalPage {
        let folder = MigratedDatabase.repository + "/schemas/portal/templates/"
        var templates: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            templates[name] = [UInt8](try #require(FileManager.default.contents(atPath: folder + name)))
        }
        let home = Array("---\ntitle: Strona\ndescription: Opis.\nid: home\n---\nTekst.\n".utf8)
        let site = """
            {"office": {"name": "Ośrodek", "shortName": "OPS", "address": "ul. Prosta 1", "email": "ops@przyklad.pl"},
             "footer": []}
            """
        let content = try ContentLibrary(
            files: [
                "site.json": Array(site.utf8), "pl/index.md": home, "en/index.md": home, "uk/index.md": home,
            ])
        return PortalPage(
            templates: try PortalTemplates(files: templates),
            site: PortalSite(content: content, publicAddress: "https://przyklad.pl", assetVersion: "1"), offersPDF: true
        )
    }

    func get(_ path: String, _ browser: Browser) async throws -> Browser.Answer {
        try await browser.get(path) { try await responder.respond(to: $0, context: $1) }
    }

    func post(_ path: String, _ fields: [String: String], _ browser: Browser) async throws -> Browser.Answer {
        try await browser.post(path, fields) { try await responder.respond(to: $0, context: $1) }
    }

    /// Sends a form with the token of the page that shows it.
    func submit(
        _ path: String, _ fields: [String: String] = [:], from page: String? = nil, by browser: Browser
    ) async throws -> Browser.Answer {
        let shown = try await get(page ?? path, browser)
        return try await post(
            path, fields.merging(["_token": try #require(shown.hidden("_token"))]) { own, _ in own }, browser)
    }

    /// A draft in which a first name was typed, or none was.
    func begin(_ browser: Browser, name: String = "") async throws {
        let begun = try await submit("\(Self.start)/rozpocznij", from: Self.start, by: browser)
        let step = try #require(begun.headers[.location])
        let later = try await submit(step, ["/applicant/firstName": name, "_later": "1"], by: browser)
        try #require(later.headers[.location] == "\(Self.start)/na-pozniej")
    }

    func order(_ browser: Browser, to email: String = email) async throws -> Browser.Answer {
        try await submit("\(Self.start)/na-pozniej", ["email": email], by: browser)
    }

    /// What was typed as the first name, as the first topic shows it.
    func name(_ browser: Browser) async throws -> String? {
        let page = try await get("\(Self.start)/krok/applicant", browser)
        let input = page.body.split(separator: "<input").first { $0.contains("name=\"/applicant/firstName\"") }
        let parts = input?.split(separator: "value=\"", maxSplits: 1)
        return parts?.last?.split(separator: "\"", omittingEmptySubsequences: false).first.map(String.init)
    }
}
