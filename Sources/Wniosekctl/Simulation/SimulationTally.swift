import Applications
import Foundation
import JSON
import Simulation

/// How many records there are of each kind, and how fast they came.
struct SimulationTally {
    let seed: UInt64
    private(set) var kinds: [EventKind: Int] = [:]
    private(set) var events = 0
    private(set) var duplicates = 0
    private(set) var losers = 0
    private(set) var unreadable = 0
    private let began = ContinuousClock.now

    init(seed: UInt64) { self.seed = seed }

    var records: Int { events + duplicates + losers + unreadable }
    var seconds: Double { (ContinuousClock.now - began) / .seconds(1) }

    mutating func count(_ content: SimulatedRecord.Content) {
        switch content {
        case .event(let kind):
            kinds[kind, default: 0] += 1
            events += 1
        case .duplicate: duplicates += 1
        case .loser: losers += 1
        case .unreadable: unreadable += 1
        }
    }

    /// Lines for a person, or one of JSON where nobody reads along.
    func report(isDryRun: Bool, isTerminal: Bool = isatty(STDOUT_FILENO) == 1) -> String {
        isTerminal ? text(isDryRun) : json(isDryRun)
    }

    private func text(_ isDryRun: Bool) -> String {
        var lines = EventKind.allCases.compactMap { kind in
            kinds[kind].map { "\(Self.padded($0))  \(kind.rawValue)" }
        }
        if duplicates > 0 { lines.append("\(Self.padded(duplicates))  duplicates") }
        if losers > 0 { lines.append("\(Self.padded(losers))  losers") }
        if unreadable > 0 { lines.append("\(Self.padded(unreadable))  unreadable") }
        let rate = seconds > 0 ? Int(Double(records) / seconds) : records
        lines.append(
            "\(records) records \(isDryRun ? "would be" : "were") appended (seed \(seed)), \(rate) a second")
        return lines.joined(separator: "\n")
    }

    private func json(_ isDryRun: Bool) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("seed", String(seed))
        writer.member("dryRun", isDryRun)
        writer.member("records", records)
        writer.member("events", events)
        writer.key("kinds")
        writer.beginObject()
        for kind in EventKind.allCases { if let count = kinds[kind] { writer.member(kind.rawValue, count) } }
        writer.endObject()
        writer.member("duplicates", duplicates)
        writer.member("losers", losers)
        writer.member("unreadable", unreadable)
        writer.member("milliseconds", Int(seconds * 1_000))
        writer.member("recordsPerSecond", seconds > 0 ? Int(Double(records) / seconds) : records)
        writer.endObject()
        return String(decoding: writer.finish(), as: UTF8.self)
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: " ", count: max(0, 10 - digits.count)) + digits
    }
}
