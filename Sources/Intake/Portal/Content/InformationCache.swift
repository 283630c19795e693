import Applications
import Crypto
import NIOCore
import Portal
import Synchronization

/// Pages of information as they are sent, made once a day: amounts change with the day, texts only with a restart.
final class InformationCache: Sendable {
    struct Entry: Sendable {
        let body: ByteBuffer
        /// RFC 9110 § 8.8.3, of the content.
        let tag: String
    }

    private struct State {
        var day: LocalDate?
        var entries: [String: Entry] = [:]
    }

    private let pages: InformationPages
    private let state = Mutex(State())

    init(_ pages: InformationPages) { self.pages = pages }

    /// Nil when there is no such page. Only pages that exist are kept, so there are no more than those.
    func page(at path: String, on day: LocalDate) -> Entry? {
        let known = state.withLock { state -> Entry? in
            guard state.day == day else {
                state = State(day: day)
                return nil
            }
            return state.entries[path]
        }
        if let known { return known }
        guard let html = pages.document(at: path, on: day) else { return nil }
        let entry = Entry(body: ByteBuffer(string: html), tag: Self.tag(html))
        state.withLock { state in if state.day == day { state.entries[path] = entry } }
        return entry
    }

    private static func tag(_ html: String) -> String {
        let hash = SHA256.hash(data: Array(html.utf8)).prefix(12)
        return "\"" + Hex.encode(Array(hash)) + "\""
    }
}
