import Postgres
import Synchronization

/// What is known elsewhere of Idempotency-Keys.
protocol EarlierKeys: Sendable {
    /// SHA-256 of the data that the key came with; several where instances did not know of each other, none when the
    /// key is not known.
    func data(of key: [UInt8]) async -> Set<[UInt8]>
}

/// Asks the read model whether an Idempotency-Key came with other data before, to another instance or long ago.
///
/// Questions that come while one is being asked are asked together next: one query at a time, whatever the load. It is
/// a courtesy, never a condition: when PostgreSQL is slow or away the answer is "not known", and for a while nobody asks.
final class KnownKeys: EarlierKeys {
    private struct Question: Sendable {
        let key: [UInt8]
        let continuation: CheckedContinuation<Set<[UInt8]>, Never>
    }

    private struct State {
        var waiting: [Question] = []
        var isAsking = false
        var silentUntil: ContinuousClock.Instant?
    }

    private let pool: PostgresPool
    private let deadline: Duration
    private let silence: Duration
    private let state = Mutex(State())

    /// - Parameters:
    ///   - deadline: how long one query may take.
    ///   - silence: how long nobody asks after a failure.
    init(pool: PostgresPool, deadline: Duration = .milliseconds(100), silence: Duration = .seconds(5)) {
        self.pool = pool
        self.deadline = deadline
        self.silence = silence
    }

    func data(of key: [UInt8]) async -> Set<[UInt8]> {
        await withCheckedContinuation { continuation in
            let (starts, isSilent) = state.withLock { state -> (Bool, Bool) in
                if let until = state.silentUntil, ContinuousClock.now < until { return (false, true) }
                state.waiting.append(Question(key: key, continuation: continuation))
                defer { state.isAsking = true }
                return (!state.isAsking, false)
            }
            if isSilent { continuation.resume(returning: []) }
            if starts { Task { await ask() } }
        }
    }

    /// Whether the last question failed so lately that nobody asks now.
    var isSilent: Bool { state.withLock { $0.silentUntil.map { ContinuousClock.now < $0 } ?? false } }

    private func ask() async {
        while true {
            let questions = state.withLock { state -> [Question] in
                defer { state.waiting.removeAll(keepingCapacity: true) }
                if state.waiting.isEmpty { state.isAsking = false }
                return state.waiting
            }
            guard !questions.isEmpty else { return }
            let known = await answers(to: Set(questions.map(\.key)))
            for question in questions { question.continuation.resume(returning: known[question.key] ?? []) }
        }
    }

    private func answers(to keys: Set<[UInt8]>) async -> [[UInt8]: Set<[UInt8]>] {
        let (pool, statement) = (pool, DataOfKeys(keys: Array(keys)))
        do {
            let rows = try await PostgresDeadline.run(within: deadline) {
                try await pool.withConnection { try await $0.query(statement) }
            }
            return Dictionary(rows.map { ($0.key, [$0.data]) }) { $0.union($1) }
        } catch {
            state.withLock { $0.silentUntil = .now + silence }
            return [:]
        }
    }
}

/// Data that keys came with, as far as the read model has come.
struct DataOfKeys: PostgresStatement {
    struct Row: Sendable {
        let key: [UInt8]
        let data: [UInt8]
    }

    let keys: [[UInt8]]

    static let sql = """
        select idempotency_key_sha256, data_sha256
          from applicant_status.applications
         where idempotency_key_sha256 = any($1)
        """

    var parameters: [PostgresValue] { [.byteaArray(keys)] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Row {
        Row(key: try row.bytea(0), data: try row.bytea(1))
    }
}
