import Applications
import Postgres

/// Answers "what about my application?" to whoever has reference and tracking code.
struct StatusDesk: Sendable {
    enum Answer: Sendable {
        case found(StatusByReference.Row, reference: Reference, history: [HistoryOfApplication.Row])
        /// Unknown reference and wrong code are told apart by nobody: same answer, same one query before it.
        case noSuchPair
        case unavailable
    }

    let pool: PostgresPool

    func answer(reference: Reference, code: TrackingCode) async -> Answer {
        do {
            return try await pool.withConnection { connection in
                let row = try await connection.query(StatusByReference(reference: reference.text)).first
                let expected = row?.trackingCodeSha256 ?? [UInt8](repeating: 0, count: 32)
                let isRight = Self.equal(expected, code.sha256)
                guard let row, isRight else { return .noSuchPair }
                let history = try await connection.query(HistoryOfApplication(applicationID: row.applicationID))
                return .found(row, reference: reference, history: history)
            }
        } catch {
            return .unavailable
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
