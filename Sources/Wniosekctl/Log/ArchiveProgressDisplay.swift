import Foundation
import JSON
import LogArchive

/// Shows how far work on an archive is: one line that moves on a terminal, JSON lines elsewhere. Standard error.
final class ArchiveProgressDisplay {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var step: ArchiveProgress.Step?
    private var began = ContinuousClock.now
    private var shown = ContinuousClock.now
    /// Not shown yet, for it came too soon after the last.
    private var held: ArchiveProgress?
    private var lineIsOpen = false

    func show(_ progress: ArchiveProgress) {
        let now = ContinuousClock.now
        if progress.step != step {
            finishStep()
            (step, began) = (progress.step, now)
        } else if now - shown < (isTerminal ? .milliseconds(200) : .seconds(1)) {
            held = progress
            return
        }
        write(progress, now)
    }

    /// Shows what was held back and leaves the line.
    func end() { finishStep() }

    private func finishStep() {
        if let held { write(held, .now) }
        if lineIsOpen { put("\n") }
        lineIsOpen = false
    }

    private func write(_ progress: ArchiveProgress, _ now: ContinuousClock.Instant) {
        let pace = Pace(progress, seconds: (now - began) / .seconds(1))
        (shown, held) = (now, nil)
        if isTerminal {
            put((lineIsOpen ? "\r\u{1B}[K" : "") + pace.text)
            lineIsOpen = true
        } else {
            put(pace.json + "\n")
        }
    }

    private func put(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// One progress report in words and as JSON.
struct Pace {
    let progress: ArchiveProgress
    let perSecond: Int
    /// Nil while nothing can be said.
    let secondsLeft: Int?

    init(_ progress: ArchiveProgress, seconds: Double) {
        self.progress = progress
        let rate = seconds > 0 ? Double(progress.records) / seconds : 0
        perSecond = Int(rate)
        secondsLeft = rate > 0 ? Int(Double(max(0, progress.total - progress.records)) / rate) : nil
    }

    var text: String {
        let left = secondsLeft.map { String(format: "%d:%02d left", $0 / 60, $0 % 60) } ?? "time left unknown"
        return
            "\(progress.step.rawValue): \(progress.records) of \(progress.total) records, \(perSecond) a second, \(left)"
    }

    var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("step", progress.step.rawValue)
        writer.member("records", progress.records)
        writer.member("total", progress.total)
        writer.member("recordsPerSecond", perSecond)
        if let secondsLeft { writer.member("secondsLeft", secondsLeft) }
        writer.endObject()
        return String(decoding: writer.finish(), as: UTF8.self)
    }
}
