import Logging
import Synchronization
import Testing

@testable import Intake

struct PrintedPagesTests {
    /// Prints what it is given and remembers it; a closed one holds every printing until it is opened.
    private final class Press: Sendable {
        private let pages = Mutex<[String]>([])
        private let begun = AsyncStream.makeStream(of: Void.self)
        private let gate = AsyncStream.makeStream(of: Void.self)
        private let answer: @Sendable (String) throws(PDFFailure) -> [UInt8]

        init(
            isOpen: Bool = true,
            _ answer: @escaping @Sendable (String) throws(PDFFailure) -> [UInt8] = { Array("%PDF-\($0)".utf8) }
        ) {
            self.answer = answer
            if isOpen { open() }
        }

        var printed: [String] { pages.withLock { $0 } }

        var printer: PagePrinter {
            PagePrinter(
                press: { html throws(PDFFailure) in try await self.print(String(decoding: html, as: UTF8.self)) },
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }

        func open() { gate.continuation.finish() }

        func waitUntilOneBegan() async {
            for await _ in begun.stream { return }
        }

        private func print(_ html: String) async throws(PDFFailure) -> [UInt8] {
            pages.withLock { $0.append(html) }
            begun.continuation.yield()
            for await _ in gate.stream {}
            return try answer(html)
        }
    }

    @Test func `a page is printed once`() async throws {
        let (pages, press) = (PrintedPages(), Press())
        for _ in 0..<3 {
            let pdf = try await pages.pdf(key: "/a 1", html: { "a" }, printer: press.printer)
            #expect(pdf == Array("%PDF-a".utf8))
        }
        #expect(press.printed == ["a"])
    }

    @Test func `another version of a page is printed again`() async throws {
        let (pages, press) = (PrintedPages(), Press())
        _ = try await pages.pdf(key: "/a 1", html: { "old" }, printer: press.printer)
        let pdf = try await pages.pdf(key: "/a 2", html: { "new" }, printer: press.printer)
        #expect(pdf == Array("%PDF-new".utf8))
        #expect(press.printed == ["old", "new"])
    }

    @Test func `many who ask at once wait for one printing`() async throws {
        let (pages, press) = (PrintedPages(), Press(isOpen: false))
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { try await pages.pdf(key: "/a", html: { "first" }, printer: press.printer) }
            await press.waitUntilOneBegan()
            let asking = AsyncStream.makeStream(of: Void.self)
            for _ in 0..<50 {
                group.addTask {
                    asking.continuation.yield()
                    return try await pages.pdf(key: "/a", html: { "late" }, printer: press.printer)
                }
            }
            var asked = asking.stream.makeAsyncIterator()
            for _ in 0..<50 { await asked.next() }
            press.open()
            for try await pdf in group { #expect(pdf == Array("%PDF-first".utf8)) }
        }
        #expect(press.printed == ["first"])
    }

    @Test func `one page does not wait for another`() async throws {
        let (pages, slow, quick) = (PrintedPages(), Press(isOpen: false), Press())
        async let first = pages.pdf(key: "/slow", html: { "slow" }, printer: slow.printer)
        await slow.waitUntilOneBegan()
        #expect(try await pages.pdf(key: "/quick", html: { "quick" }, printer: quick.printer).count == 10)
        slow.open()
        #expect(try await first.count == 9)
    }

    @Test func `who goes away leaves the printing to those who wait`() async throws {
        let (pages, press) = (PrintedPages(), Press(isOpen: false))
        let first = Task { try await pages.pdf(key: "/a", html: { "a" }, printer: press.printer) }
        await press.waitUntilOneBegan()
        first.cancel()
        press.open()
        #expect(try await pages.pdf(key: "/a", html: { "again" }, printer: press.printer) == Array("%PDF-a".utf8))
        #expect(press.printed == ["a"])
    }

    @Test func `a failure is kept for nobody`() async throws {
        let fails = Mutex(true)
        let pages = PrintedPages()
        let press = Press { html throws(PDFFailure) in
            let failsNow = fails.withLock { fails in
                defer { fails = false }
                return fails
            }
            if failsNow { throw PDFFailure(kind: .unavailable, reason: "away") }
            return Array(html.utf8)
        }
        let problem = await #expect(throws: PortalProblem.self) {
            try await pages.pdf(key: "/a", html: { "a" }, printer: press.printer)
        }
        #expect(problem?.title == PortalProblem.noPDFNow.title)
        #expect(try await pages.pdf(key: "/a", html: { "a" }, printer: press.printer) == Array("a".utf8))
    }

    @Test func `what was not used for longest makes room`() async throws {
        let pages = PrintedPages(capacity: 10)
        let press = Press { html in Array(html.utf8) }
        func ask(_ page: String) async throws {
            _ = try await pages.pdf(key: page, html: { "\(page)234" }, printer: press.printer)
        }
        try await ask("a")
        try await ask("b")
        try await ask("a")
        try await ask("c")
        #expect(press.printed == ["a234", "b234", "c234"])
        try await ask("a")
        #expect(press.printed.count == 3)
        try await ask("b")
        #expect(press.printed == ["a234", "b234", "c234", "b234"])
    }

    @Test func `a page larger than the room is given and not kept`() async throws {
        let pages = PrintedPages(capacity: 3)
        let press = Press { html in Array(html.utf8) }
        for _ in 0..<2 {
            #expect(try await pages.pdf(key: "a", html: { "long" }, printer: press.printer) == Array("long".utf8))
        }
        #expect(press.printed.count == 2)
        _ = try await pages.pdf(key: "b", html: { "abc" }, printer: press.printer)
        _ = try await pages.pdf(key: "b", html: { "abc" }, printer: press.printer)
        #expect(press.printed.count == 3)
    }
}
