import Logging
import Testing

@testable import Intake

struct PagePrinterTests {
    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private static func answer(_ body: String, status: Int) throws(PDFFailure) -> [UInt8] {
        let answer = PDFAnswer()
        _ = Array(body.utf8).withUnsafeBytes(answer.receive(body:))
        return try answer.document(status: status)
    }

    @Test func `a PDF is handed on as it came`() throws {
        #expect(try Self.answer("%PDF-1.7 …", status: 200) == Array("%PDF-1.7 …".utf8))
    }

    @Test(arguments: [500, 502, 503, 504, 404, 302, 0])
    func `a worker that is away or busy may do it later`(status: Int) {
        let failure = #expect(throws: PDFFailure.self) { try Self.answer("%PDF-", status: status) }
        #expect(failure == PDFFailure(kind: .unavailable, reason: "the worker answered \(status)"))
    }

    @Test(arguments: [413, 415, 422])
    func `a document that the worker does not take stays so`(status: Int) {
        let failure = #expect(throws: PDFFailure.self) { try Self.answer("Jan Kowalski", status: status) }
        #expect(failure == PDFFailure(kind: .refused, reason: "the worker answered \(status)"))
    }

    @Test func `something that is no PDF is not handed on`() {
        let failure = #expect(throws: PDFFailure.self) { try Self.answer("<html>", status: 200) }
        #expect(failure?.kind == .unavailable)
    }

    @Test func `an answer ends at 8 MB`() {
        let answer = PDFAnswer()
        let part = [UInt8](repeating: 0x20, count: PDFAnswer.maximumBytes)
        #expect(part.withUnsafeBytes(answer.receive(body:)))
        #expect(!part.prefix(1).withUnsafeBytes(answer.receive(body:)))
        #expect(answer.failure("write error").kind == .refused)
    }

    @Test func `where nobody listens a person is told to try again or to print`() async throws {
        // Port 1 of this machine: nobody may listen there without rights, and nobody does.
        let worker = try PDFWorker(url: "http://127.0.0.1:1/pdf", timeout: .seconds(5), connections: 1)
        let printer = PagePrinter(worker: worker, logger: Self.logger)
        #expect(printer.canPrint)
        let problem = await #expect(throws: PortalProblem.self) { try await printer.print("<p>Jan Kowalski</p>") }
        #expect(problem?.title == "Chwilowo nie możemy przygotować PDF")
        #expect(problem?.retryAfter == 30)
        #expect(problem?.text.contains("Drukuj") == true)
        let failure = await #expect(throws: PDFFailure.self) { try await worker.print(Array("Jan Kowalski".utf8)) }
        #expect(failure?.kind == .unavailable)
        #expect(failure?.reason.contains("Kowalski") == false)
    }

    @Test func `files of this machine are no worker`() async throws {
        let worker = try PDFWorker(url: "file:///etc/passwd", timeout: .seconds(5), connections: 1)
        let failure = await #expect(throws: PDFFailure.self) { try await worker.print([0x20]) }
        #expect(failure?.kind == .unavailable)
    }

    @Test func `without a worker no PDF is offered`() async {
        let printer = PagePrinter(worker: nil, logger: Self.logger)
        #expect(!printer.canPrint)
        let problem = await #expect(throws: PortalProblem.self) { try await printer.print("<p></p>") }
        #expect(problem?.title == "Nie przygotowujemy plików PDF")
        #expect(problem?.retryAfter == nil)
    }
}
