import Synchronization

/// PDFs of public pages, so that a page is printed once and not for everyone. Never for pages about somebody.
///
/// Of several requests for one page at the same time the first prints, and the others wait for what it gets.
final class PrintedPages: Sendable {
    private typealias Printing = Task<[UInt8], any Error>

    private struct Entry {
        let printing: Printing
        /// Nil while it is being printed.
        var size: Int?
        var lastUse: Int
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var size = 0
        var uses = 0

        /// Counts as a use.
        mutating func printing(of key: String) -> Printing? {
            guard let entry = entries[key] else { return nil }
            uses += 1
            entries[key]?.lastUse = uses
            return entry.printing
        }

        mutating func begin(_ key: String, _ printing: Printing) -> Printing {
            uses += 1
            entries[key] = Entry(printing: printing, lastUse: uses)
            return printing
        }

        mutating func end(_ key: String, size: Int, capacity: Int) {
            entries[key]?.size = size
            self.size += size
            while self.size > capacity, let oldest = entries.filter({ $0.value.size != nil }).min(by: Self.isOlder) {
                entries[oldest.key] = nil
                self.size -= oldest.value.size ?? 0
            }
        }

        private static func isOlder(_ one: (key: String, value: Entry), _ other: (key: String, value: Entry)) -> Bool {
            one.value.lastUse < other.value.lastUse
        }
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// - Parameter capacity: bytes of all PDFs together; those not used for longest go first.
    init(capacity: Int = 16 << 20) {
        self.capacity = capacity
    }

    /// - Parameters:
    ///   - key: the page's path and the version of what it shows: the same key means the same PDF.
    ///   - html: asked for when there is no PDF yet.
    /// - Throws: ``PortalProblem``, to everybody who waits; the next one tries again.
    func pdf(key: String, html: () -> String, printer: PagePrinter) async throws -> [UInt8] {
        if let printing = state.withLock({ $0.printing(of: key) }) { return try await printing.value }
        let html = html()
        // Asked again: somebody may have been quicker. A task of its own, since others wait for it, too.
        let printing = state.withLock { state in
            state.printing(of: key) ?? state.begin(key, Task { try await self.print(key, html, printer) })
        }
        return try await printing.value
    }

    private func print(_ key: String, _ html: String, _ printer: PagePrinter) async throws -> [UInt8] {
        do {
            let bytes = try await printer.print(html)
            state.withLock { $0.end(key, size: bytes.count, capacity: capacity) }
            return bytes
        } catch {
            state.withLock { $0.entries[key] = nil }
            throw error
        }
    }
}
