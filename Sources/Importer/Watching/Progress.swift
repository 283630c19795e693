internal import Logging
internal import ServiceKit

/// How far a long file is and when it will be in, said now and then.
struct Progress {
    /// One line for the log.
    struct Report: Equatable {
        let rows: Int
        let rowsPerSecond: Int
        let percent: Int
        let secondsLeft: Int
    }

    private let total: Int64
    private let firstOffset: Int64
    private let firstRows: Int
    private let interval: Duration
    private let start: ContinuousClock.Instant
    private var last: ContinuousClock.Instant

    /// - Parameters:
    ///   - total: bytes of the file.
    ///   - offset: where this run begins.
    ///   - rows: read by earlier runs.
    init(
        total: Int64, from offset: Int64, rows: Int, interval: Duration, now: ContinuousClock.Instant = .now
    ) {
        self.total = total
        firstOffset = offset
        firstRows = rows
        self.interval = interval
        start = now
        last = now
    }

    /// Nil until the interval has passed since the last one.
    mutating func report(rows: Int, offset: Int64, now: ContinuousClock.Instant = .now) -> Report? {
        guard last.duration(to: now) >= interval else { return nil }
        last = now
        let seconds = start.duration(to: now) / .seconds(1)
        let bytesPerSecond = Double(offset - firstOffset) / seconds
        return Report(
            rows: rows, rowsPerSecond: Int(Double(rows - firstRows) / seconds),
            percent: total > 0 ? Int(100 * offset / total) : 100,
            secondsLeft: bytesPerSecond > 0 ? Int(Double(total - offset) / bytesPerSecond) : 0)
    }
}

extension Progress.Report {
    var metadata: Logger.Metadata {
        [
            LogKeys.rows: "\(rows)", LogKeys.rate: "\(rowsPerSecond)", LogKeys.percent: "\(percent)",
            LogKeys.secondsLeft: "\(secondsLeft)",
        ]
    }
}

extension LogKeys {
    /// Name of a file in the importer's folder.
    static let file = "file"
    /// Rows of the file read so far.
    static let rows = "rows"
    /// Rows a second.
    static let rate = "rows.per.second"
    /// Of the file's bytes.
    static let percent = "percent"
    /// Seconds until the file is in, if it goes on like this.
    static let secondsLeft = "seconds.left"
    /// Rows in the log.
    static let accepted = "rows.accepted"
    /// Rows that had been in the log before.
    static let repeated = "rows.repeated"
    /// Rows with problems.
    static let refused = "rows.refused"
}
