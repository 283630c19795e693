import HTTPTypes
import Logging
import ServiceKit

/// Makes PDFs out of pages, and says to a person when that cannot be done.
struct PagePrinter: Sendable {
    typealias Press = @Sendable ([UInt8]) async throws(PDFFailure) -> [UInt8]

    private let press: Press?
    private let logger: Logger

    /// - Parameter worker: nil where no PDF is offered.
    init(worker: PDFWorker?, logger: Logger) {
        guard let worker else {
            self.init(press: nil, logger: logger)
            return
        }
        self.init(press: { html throws(PDFFailure) in try await worker.print(html) }, logger: logger)
    }

    /// - Parameter press: makes a PDF out of HTML in UTF-8.
    init(press: Press?, logger: Logger) {
        self.press = press
        self.logger = logger
    }

    /// Whether pages should offer a PDF.
    var canPrint: Bool { press != nil }

    /// - Throws: ``PortalProblem``.
    func print(_ html: String) async throws -> [UInt8] {
        guard let press else { throw PortalProblem.noPDF }
        do throws(PDFFailure) {
            return try await press(Array(html.utf8))
        } catch {
            logger.warning("no PDF made", metadata: [LogKeys.cause: "\(error.reason)"])
            throw error.kind == .refused ? PortalProblem.unprintable : .noPDFNow
        }
    }
}

extension PortalProblem {
    private static let printing =
        "wydrukuj stronę: wróć do niej, wybierz w przeglądarce „Drukuj”, a jako drukarkę „Zapisz jako PDF”."

    /// The worker is away or busy.
    static let noPDFNow = PortalProblem(
        status: .serviceUnavailable, title: "Chwilowo nie możemy przygotować PDF",
        text: "Spróbuj ponownie za chwilę albo " + printing, retryAfter: 30)

    /// The worker does not take this page.
    static let unprintable = PortalProblem(
        status: .internalServerError, title: "Nie możemy przygotować PDF tej strony",
        text: "Zamiast tego " + printing)

    /// There is no worker.
    static let noPDF = PortalProblem(
        status: .notFound, title: "Nie przygotowujemy plików PDF", text: "Zamiast tego " + printing)
}
