import Applications
import Benefits
import Logging
import Metrics
import Portal
import Postgres
import ServiceKit

/// The portal wired: what it is made of, in one place.
struct PortalParts: Sendable {
    let catalogue: FormCatalogue
    let submissions: SubmissionDesk
    let acts: ActDesk
    let status: StatusDesk
    let documents: DocumentTaking
    let attempts: AttemptGate
    let pool: PostgresPool
    let trackingKey: [UInt8]
    let maximumBody: Int
    let metrics: IntakeMetrics
    let now: @Sendable () -> Instant
}

extension PortalRouter.Parts {
    /// - Throws: ``StartupFailure`` when the content, a template or a rule cannot be used; which and why is in its text.
    init(
        _ parts: PortalParts, _ configuration: ServiceConfiguration, metrics: any MetricsFactory, logger: Logger
    ) throws {
        let rules = try RuleTable(files: configuration.schemaFiles(in: "rules", suffixes: [".csv", ".json"]))
        let content = try ContentLibrary(files: configuration.schemaFiles(in: "content", suffixes: [".md", ".json"]))
        try content.check(against: rules)
        try content.check(
            forms: Set(
                parts.catalogue.benefits.flatMap { benefit in
                    benefit.editions.map { "\(benefit.code.rawValue)/\($0.id)" }
                }), checks: Set(QuickChecks.all.map(\.slug)))
        let assets = AssetRoutes(
            files: try configuration.schemaFiles(in: "portal/assets", suffixes: [".css", ".js", ".svg"]))
        let site = PortalSite(
            content: content, publicAddress: try configuration.value(PortalKeys.publicAddress),
            assetVersion: assets.version)
        let templates = try PortalTemplates(
            files: configuration.schemaFiles(in: "portal/templates", suffixes: [".mustache"]),
            requiring: PortalTemplates.information + PortalTemplates.forms + PortalTemplates.status
                + PortalTemplates.serverDrafts)
        let printer = PagePrinter(worker: try PDFWorker.configured(configuration), logger: logger)
        let page = PortalPage(templates: templates, site: site, offersPDF: printer.canPrint)
        let pages = InformationPages(
            site: site, rules: rules, catalogue: parts.catalogue, templates: templates, offersPDF: printer.canPrint)
        let sealer = Sealer(secret: parts.trackingKey)
        let desk = FormDesk(
            catalogue: parts.catalogue,
            drafts: KeptDrafts(sealer: sealer, days: try configuration.value(PortalKeys.draftDays)), page: page,
            sealer: sealer, now: parts.now)
        let serverDrafts = try ServerDrafts.configured(
            configuration, desk: desk, pool: parts.pool, clients: parts.attempts.clients, metrics: metrics,
            logger: logger)
        self.init(
            page: page, printer: printer,
            content: ContentRoutes(
                pages: pages, cache: InformationCache(pages), printer: printer, printed: PrintedPages(),
                now: parts.now),
            assets: assets, checks: QuickCheckRoutes(page: page, rules: rules, now: parts.now),
            start: StartRoutes(desk: desk),
            steps: StepRoutes(
                desk: desk, uploads: DraftUploads(documents: parts.documents), maximumBody: parts.maximumBody,
                offersLater: serverDrafts != nil),
            review: ReviewRoutes(desk: desk, submissions: parts.submissions, metrics: parts.metrics),
            confirmation: ConfirmationRoutes(desk: desk, authority: parts.submissions.authority, printer: printer),
            serverDrafts: serverDrafts,
            status: StatusPages(
                desk: parts.status, acts: parts.acts, documents: parts.documents, catalogue: parts.catalogue,
                attempts: parts.attempts, sealer: sealer, page: page, printer: printer,
                metrics: parts.metrics, now: parts.now))
    }
}
