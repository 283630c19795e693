import Foundation
import Testing

@testable import Projection

/// The projector's core between a simulated log, group and database, in an order that a seed decides: answers late or
/// lost, crashes, zombies, rebalances, restores, operators. Each schedule ends in calm; then its whole history is checked.
///
/// A failure names its seed. To see that schedule step by step:
///
///     WNIOSEK_SIMULATION_SEED=4711 swift test --filter ProjectionSimulationTests
///
/// `WNIOSEK_SIMULATION_BASE=1000000` runs as many other schedules.
struct ProjectionSimulationTests {
    static let seed = number("WNIOSEK_SIMULATION_SEED")
    static let base = number("WNIOSEK_SIMULATION_BASE") ?? 0

    @Test(.disabled(if: Self.seed != nil, "one seed is replayed"), arguments: 0..<4 as Range<UInt64>)
    func `whatever fails, each record counts once, in its place, and everything comes to rest`(quarter: UInt64) async {
        let first = Self.base + quarter * 25_000
        let found = await SimulatedSchedules.run(first..<first + 25_000)
        if let (seed, violations) = found.failures.first {
            Issue.record(
                """
                \(found.failures.count) of \(found.count) schedules fail, the first with \(Self.list(violations)). \
                Replay: WNIOSEK_SIMULATION_SEED=\(seed) swift test --filter ProjectionSimulationTests
                """)
        }
        for sighting in Sighting.allCases {
            #expect(found.sightings[sighting] > found.count / 100, "\(sighting) is seen too seldom")
        }
    }

    @Test(.disabled(if: Self.seed != nil, "one seed is replayed"), arguments: PlantedBug.allCases)
    func `a mistake made on purpose is found within some thousand schedules`(bug: PlantedBug) {
        let seeds = 0..<5_000 as Range<UInt64>
        #expect(seeds.contains { !Schedule(seed: $0, bug: bug).run().isEmpty }, "\(bug) is not found")
    }

    @Test(.enabled(if: Self.seed != nil, "needs WNIOSEK_SIMULATION_SEED"))
    func `the schedule of the given seed holds`() throws {
        let seed = try #require(Self.seed)
        let violations = Schedule(seed: seed, isTraced: true).run()
        #expect(violations.isEmpty, "seed \(seed): \(Self.list(violations))")
    }

    @Test func `a seed names a whole schedule`() {
        for seed in 0..<50 as Range<UInt64> {
            let first = Schedule(seed: seed)
            let second = Schedule(seed: seed)
            #expect(first.run() == second.run())
            #expect(first.cluster.database.fates == second.cluster.database.fates)
            #expect(first.cluster.sightings == second.cluster.sightings)
            #expect(first.cluster.random == second.cluster.random, "as much was drawn")
        }
    }

    private static func list(_ violations: Set<Violation>) -> String {
        violations.map { "\($0)" }.sorted().joined(separator: ", ")
    }

    private static func number(_ variable: String) -> UInt64? {
        ProcessInfo.processInfo.environment[variable].flatMap { UInt64($0) }
    }
}
