import Foundation
import JSON

/// Shows how far it is: one line that moves on a terminal, JSON lines elsewhere. Standard error.
final class SimulationProgress {
    private let expected: Int?
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var shown = ContinuousClock.now
    private var lineIsOpen = false

    /// - Parameter expected: events, where that is known before.
    init(expected: Int?) { self.expected = expected }

    func show(_ tally: SimulationTally) {
        let now = ContinuousClock.now
        guard now - shown >= (isTerminal ? .milliseconds(200) : .seconds(1)) else { return }
        shown = now
        put(isTerminal ? text(tally) : json(tally) + "\n")
        lineIsOpen = isTerminal
    }

    /// Leaves the line.
    func end() {
        if lineIsOpen { put("\n") }
        lineIsOpen = false
    }

    private func text(_ tally: SimulationTally) -> String {
        let whole = expected.map { " of \($0)" } ?? ""
        return
            "\r\u{1B}[K\(tally.events)\(whole) events, \(Int(Double(tally.records) / max(tally.seconds, 0.001))) a second"
    }

    private func json(_ tally: SimulationTally) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("step", "simulating")
        writer.member("events", tally.events)
        if let expected { writer.member("expected", expected) }
        writer.member("recordsPerSecond", Int(Double(tally.records) / max(tally.seconds, 0.001)))
        writer.endObject()
        return String(decoding: writer.finish(), as: UTF8.self)
    }

    private func put(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
