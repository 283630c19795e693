@testable import Projection

/// One seed played through: faults first, then calm until nothing moves, then the whole history is checked.
struct Schedule {
    let cluster: SimulatedCluster

    init(seed: UInt64, bug: PlantedBug? = nil, isTraced: Bool = false) {
        cluster = SimulatedCluster(seed: seed, bug: bug, isTraced: isTraced)
    }

    /// What went wrong.
    func run() -> Set<Violation> {
        for _ in 0..<cluster.weather.steps { cluster.stepOrHappen() }
        cluster.calmDown()
        guard cluster.settle(), cluster.releaseAll() else { return cluster.database.violations.union([.restless]) }
        return cluster.database.violations.union(HistoryCheck(cluster.log).differences(from: cluster.database))
    }
}

extension SimulatedCluster {
    func stepOrHappen() {
        if random.percent(weather.outside) { return happen() }
        let first = random.below(instances.count)
        for offset in instances.indices where step((first + offset) % instances.count) { return }
        happen()
    }

    /// From here on everything works, everybody is heard, and everybody runs the newest program.
    func calmDown() {
        trace("calm")
        while !late.isEmpty { land(random.below(late.count)) }
        isCalm = true
        database.obstacle = nil
        newestProgram = SimulatedLog.newestProgram
        written = log.partitions.map(\.count)
        for index in instances.indices {
            instances[index].isFrozen = false
            instances[index].isCutOff = false
            if !instances[index].isUp {
                rise(index)
            } else if instances[index].program < newestProgram {
                startOver(index, program: newestProgram)
            }
        }
    }

    /// Until nobody has anything to do; false when that does not come.
    func settle() -> Bool {
        // Each record, claim and failed batch takes a handful of steps at most; the rest is generous.
        var patience = 400 + 60 * (log.records.count + instances.count * written.count)
        var isMoving = true
        while isMoving {
            isMoving = false
            for index in instances.indices where step(index) { isMoving = true }
            patience -= instances.count
            if patience < 0 { return false }
        }
        return true
    }

    /// An operator has everything that is set aside tried again, application by application.
    func releaseAll() -> Bool {
        var isDone = Array(repeating: false, count: log.applications)
        for number in log.records.indices where database.isParked(number) {
            if let application = log.records[number].application {
                if isDone[application] { continue }
                isDone[application] = true
            }
            guard release(number) else { return false }
        }
        return true
    }

    /// The request stays until it is done: an owner that is fenced meanwhile leaves it to the next one.
    private func release(_ number: Int) -> Bool {
        let before = database.released
        for _ in 0..<10 {
            for index in instances.indices { askForRelease(of: number, by: index) }
            guard settle() else { return false }
            if database.released > before { return true }
        }
        return false
    }
}
