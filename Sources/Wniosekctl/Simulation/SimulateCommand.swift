import Applications
import ArgumentParser
import EventLog
import Simulation

/// Invents an office's cases and appends them to the log: to see a system that is full, and for load.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Appends invented cases to the log: applications on all forms, and what happens to them.",
        discussion: """
            The same settings give the same events; a second run with the same seed adds only duplicates, which change \
            nothing. Every invented event names \(SimulatedOffice.source) as its source. Nothing takes events out of a log \
            again: a log that is not empty is written to only if it is a local one (brokers on loopback, one copy of each \
            partition), or if its cluster is named with --into-real-log. Addresses are under example.org and example.com; \
            a running notifier does write to them.
            """)

    @Option(help: "How many applications to invent, with everything that happens to them until the last day.")
    var applications: Int?

    @Option(help: "How many events to invent instead; the last ones are close to the last day.")
    var events: Int?

    @Option(help: "Names the run; without it, another one each time.")
    var seed: UInt64?

    @Option(help: "The first day, YYYY-MM-DD; without it, two years before the last one.", transform: day)
    var since: LocalDate?

    @Option(help: "The last day, YYYY-MM-DD; without it, yesterday.", transform: day)
    var until: LocalDate?

    @Option(help: "Only this benefit, such as housing-allowance; may be given several times.")
    var benefit: [String] = []

    @Option(help: "Events a second; without it, as many as the log takes.")
    var rate: Double?

    @Option(help: "Share of the events that are there twice, 0 to 1.")
    var duplicates = 0.0

    @Option(help: "Share of the events against which a second caseworker loses, 0 to 1.")
    var refusals = 0.0

    @Option(help: "Share of the events before which a record comes that nobody can read, 0 to 1.")
    var poison = 0.0

    @Flag(help: "Only say how many events of each kind there would be.")
    var dryRun = false

    @Option(help: "Write into a log that is neither empty nor local; wants the name of its cluster.")
    var intoRealLog: String?

    func validate() throws {
        guard (applications == nil) != (events == nil) else {
            throw ValidationError("say either --applications or --events")
        }
        guard (applications ?? events ?? 0) > 0 else { throw ValidationError("there is nothing to invent") }
        guard rate ?? 1 > 0 else { throw ValidationError("--rate wants a number above 0") }
        guard [duplicates, refusals, poison].allSatisfy({ (0...1).contains($0) }) else {
            throw ValidationError("--duplicates, --refusals and --poison are shares from 0 to 1")
        }
        for name in benefit where !SimulatedOffice.benefits.contains(BenefitCode(rawValue: name)) {
            let known = SimulatedOffice.benefits.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("there is no benefit \(name) to invent; there are \(known)")
        }
        if let since, since > lastDay { throw ValidationError("--since is after the last day") }
    }

    func run() async throws {
        try await CommandFailure.reporting {
            let appender = dryRun ? nil : try await appender()
            let simulation = simulation()
            let progress = SimulationProgress(expected: events)
            var tally = SimulationTally(seed: simulation.seed)
            do {
                if let appender {
                    try await appender.append(simulation.records()) { appended in
                        for record in appended { tally.count(record.content) }
                        progress.show(tally)
                    }
                } else {
                    for record in simulation.records() {
                        tally.count(record.content)
                        if tally.records % 1_000 == 0 { progress.show(tally) }
                    }
                }
            } catch {
                await appender?.close()
                progress.end()
                throw error
            }
            await appender?.close()
            progress.end()
            print(tally.report(isDryRun: dryRun))
        }
    }

    /// Into a log that may be written to.
    private func appender() async throws -> SimulationAppender {
        let tools = try LogTools()
        return try await LogTools.reporting {
            let target = try await TargetLog.found(with: tools)
            if let refusal = target.refusal(named: intoRealLog) { throw CommandFailure(.differs, refusal) }
            return try SimulationAppender(tools, rate: rate)
        }
    }

    private var lastDay: LocalDate { until ?? Instant.now().warsawDate.adding(days: -1) }

    private func simulation() -> SimulatedOffice {
        SimulatedOffice(
            seed: seed ?? UInt64.random(in: 1...999_999_999),
            extent: applications.map { .applications($0) } ?? .events(events ?? 0),
            from: since ?? lastDay.adding(months: -24), until: lastDay,
            benefits: benefit.isEmpty ? SimulatedOffice.benefits : benefit.map { BenefitCode(rawValue: $0) },
            disturbances: Disturbances(duplicates: duplicates, refusals: refusals, poison: poison))
    }

    private static func day(_ text: String) throws -> LocalDate {
        guard let day = LocalDate(iso: text) else { throw ValidationError("a day is written YYYY-MM-DD") }
        return day
    }
}
