import Foundation

/// Many seeds, one after another on each core of the machine.
struct SimulatedSchedules {
    var count = 0
    var failures: [(seed: UInt64, violations: Set<Violation>)] = []
    var sightings = Sightings()

    static func run(_ seeds: Range<UInt64>) async -> SimulatedSchedules {
        let lanes = UInt64(max(1, ProcessInfo.processInfo.activeProcessorCount))
        return await withTaskGroup(of: SimulatedSchedules.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    runAll(of: stride(from: seeds.lowerBound + lane, to: seeds.upperBound, by: Int(lanes)))
                }
            }
            var all = SimulatedSchedules()
            for await some in group {
                all.count += some.count
                all.failures += some.failures
                all.sightings += some.sightings
            }
            all.failures.sort { $0.seed < $1.seed }
            return all
        }
    }

    private static func runAll(of seeds: StrideTo<UInt64>) -> SimulatedSchedules {
        var found = SimulatedSchedules()
        for seed in seeds {
            let schedule = Schedule(seed: seed)
            let violations = schedule.run()
            found.count += 1
            found.sightings += schedule.cluster.sightings
            if !violations.isEmpty { found.failures.append((seed, violations)) }
        }
        return found
    }
}
