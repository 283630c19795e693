/// Which answer of a pipeline comes next. libpq gives, per command, its result and then nothing (nil);
/// the sync point gives one result with no nil after it (manual §34.5.1.2).
struct PipelineProgress {
    enum Entry {
        case prepare(sql: String, name: String, step: Int)
        case step(Int)
    }

    /// What the connection must do about an answer.
    enum Action: Equatable {
        case none
        case unprepare(sql: String, name: String)
        case waitForInput
    }

    private var expected: [Entry] = []
    private var head = 0
    private var hasAnswer = false
    private(set) var results: [PipelineResult] = []
    private(set) var failure: PostgresError?
    private(set) var isFinished = false

    mutating func expect(_ entry: Entry) { expected.append(entry) }

    mutating func synced() { isFinished = true }

    /// libpq returned nothing: the end of a command, or nothing to be had yet.
    mutating func ended() -> Action {
        guard hasAnswer else { return .waitForInput }
        hasAnswer = false
        head += 1
        return .none
    }

    mutating func succeeded(_ result: consuming ResultHandle) {
        if !hasAnswer, head < expected.count, case .step = expected[head] {
            results.append(PipelineResult(result: ResultRows(result)))
        }
        hasAnswer = true
    }

    /// The command failed (`error`), or was skipped after an earlier failure (nil).
    mutating func failed(_ error: PostgresError?) -> Action {
        hasAnswer = true
        guard head < expected.count else {
            failure = failure ?? error
            return .none
        }
        switch expected[head] {
        case .step(let step):
            failure = failure ?? error?.atStep(step)
            return .none
        case .prepare(let sql, let name, let step):
            failure = failure ?? error?.atStep(step)
            return .unprepare(sql: sql, name: name)
        }
    }
}
