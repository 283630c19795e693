import Foundation
import JSON
import Projection
import Synchronization

/// Shows a rebuild's progress: one line that moves on a terminal, JSON lines elsewhere. Standard error.
final class ProgressDisplay: Sendable {
    private struct State {
        var pace = RebuildPace(leftBehind: 0)
        var last: ContinuousClock.Instant?
        var lineIsOpen = false
    }

    private let state = Mutex(State())
    private let isTerminal = isatty(STDERR_FILENO) == 1

    func show(_ progress: RebuildProgress) {
        state.withLock { state in
            let now = ContinuousClock.now
            switch progress {
            case .loading(let records, let expected):
                state.pace.reach(records, at: now)
                if let last = state.last, now - last < (isTerminal ? .milliseconds(200) : .seconds(1)) { return }
                state.last = now
                loading(records, expected, &state)
            case .followingLive(let behind):
                if let last = state.last, now - last < .milliseconds(500) { return }
                state.last = now
                line("following: \(behind) records behind the live version", &state) { writer in
                    writer.member("step", "following")
                    writer.member("behind", behind)
                }
            case .began(let version, let leftBehind):
                state.pace = RebuildPace(leftBehind: leftBehind ?? 0)
                let isResumed = leftBehind != nil
                line(isResumed ? "going on with version \(version)" : "version \(version) begun", &state, ends: true) {
                    $0.member("step", isResumed ? "resumed" : "began")
                    $0.member("version", version)
                }
            case .indexing:
                line("making keys and indexes", &state, ends: true) { $0.member("step", "indexing") }
            case .switched(let from, let to):
                let replaced = from.map { "; version \($0) is retired" } ?? ""
                line("version \(to) is live\(replaced)", &state, ends: true) { writer in
                    writer.member("step", "switched")
                    writer.member("version", to)
                    if let from { writer.member("retired", from) }
                }
            }
        }
    }

    /// Leaves the line that moves, so that what is written next does not stand in it.
    func end() {
        state.withLock { state in
            if state.lineIsOpen { FileHandle.standardError.write(Data("\n".utf8)) }
            state.lineIsOpen = false
        }
    }

    private func loading(_ records: Int, _ expected: Int, _ state: inout State) {
        let rate = Int(state.pace.perSecond)
        let left = state.pace.secondsLeft(to: expected)
        let bar = Self.bar(records, of: expected)
        let eta = left.map { String(format: "%d:%02d left", $0 / 60, $0 % 60) } ?? "time left unknown"
        line("\(bar) \(records) of about \(expected) records, \(rate) a second, \(eta)", &state) { writer in
            writer.member("step", "loading")
            writer.member("records", records)
            writer.member("expected", expected)
            writer.member("recordsPerSecond", rate)
            if let left { writer.member("secondsLeft", left) }
        }
    }

    static func bar(_ part: Int, of whole: Int, width: Int = 30) -> String {
        let filled = whole > 0 ? min(width, part * width / whole) : 0
        return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled) + "]"
    }

    private func line(
        _ text: String, _ state: inout State, ends: Bool = false, _ members: (inout JSONWriter) -> Void
    ) {
        let output: String
        if isTerminal {
            let opening = state.lineIsOpen ? "\r\u{1B}[K" : ""
            output = opening + text + (ends ? "\n" : "")
            state.lineIsOpen = !ends
        } else {
            var writer = JSONWriter()
            writer.beginObject()
            members(&writer)
            writer.endObject()
            output = String(decoding: writer.finish(), as: UTF8.self) + "\n"
        }
        FileHandle.standardError.write(Data(output.utf8))
    }
}
