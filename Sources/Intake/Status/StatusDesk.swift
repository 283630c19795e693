import Applications
import Postgres
import Projection

/// Answers "what about my application?" to whoever has reference and tracking code.
struct StatusDesk: Sendable {
    /// The read model it asks.
    static let projection = "applicant-status"

    enum Answer: Sendable {
        case found(StatusByReference.Row, reference: Reference, history: [HistoryOfApplication.Row])
        /// Unknown reference and wrong code are told apart by nobody: same answer, same one query before it.
        case noSuchPair
        case unavailable
    }

    enum Finding: Sendable {
        case found(StatusByReference.Row)
        case noSuchPair
        case unavailable
    }

    let pool: PostgresPool
    /// How long PostgreSQL may take; nobody waits longer for a page.
    var deadline = Duration.seconds(5)

    func answer(reference: Reference, code: TrackingCode) async -> Answer {
        switch await find(reference: reference, code: code) {
        case .noSuchPair: return .noSuchPair
        case .unavailable: return .unavailable
        case .found(let row):
            let asked = HistoryOfApplication(applicationID: row.application.postgres)
            guard let history = await answer(to: asked) else { return .unavailable }
            return .found(row, reference: reference, history: history)
        }
    }

    /// The application, when the code opens it.
    func find(reference: Reference, code: TrackingCode) async -> Finding {
        let asked = StatusByReference(reference: reference.text)
        guard let rows = await answer(to: asked) else { return .unavailable }
        let expected = rows.first?.trackingCodeSha256 ?? [UInt8](repeating: 0, count: 32)
        let isRight = Self.equal(expected, code.sha256)
        guard let row = rows.first, isRight else { return .noSuchPair }
        return .found(row)
    }

    /// Nil when PostgreSQL is away or too slow.
    private func answer<Statement: PostgresStatement & Sendable>(to asked: Statement) async -> [Statement.Row]?
    where Statement.Row: Sendable {
        let (pool, deadline) = (pool, deadline)
        return try? await PostgresDeadline.run(within: deadline) {
            try await pool.withConnection(within: deadline) { try await $0.query(asked) }
        }
    }

    /// Compares without stopping at the first difference.
    static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for (a, b) in zip(left, right) { difference |= a ^ b }
        return difference == 0
    }
}
