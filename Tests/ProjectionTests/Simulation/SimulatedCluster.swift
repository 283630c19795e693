import Applications
import Kafka

@testable import Projection

/// Several projector processes over one log and one database: whatever happens to them, happens in one step at a time.
final class SimulatedCluster {
    let log: SimulatedLog
    let weather: Weather
    let bug: PlantedBug?
    let isTraced: Bool
    var random: SeededGenerator
    var database: SimulatedDatabase
    var backup: SimulatedDatabase
    var group: SimulatedGroup
    var instances: [SimulatedInstance]
    /// Records that the log holds by now, by partition.
    var written: [Int]
    var newestProgram: Int
    /// Requests given up by who sent them, which the database may still carry out.
    var late: [(request: SimulatedInstance.Request, program: Int)] = []
    /// Nothing fails any more.
    var isCalm = false
    var sightings = Sightings()

    init(seed: UInt64, bug: PlantedBug?, isTraced: Bool) {
        random = SeededGenerator(seed: seed)
        log = SimulatedLog(random: &random)
        weather = Weather(random: &random)
        self.bug = bug
        self.isTraced = isTraced
        database = SimulatedDatabase(log: log, bug: bug)
        backup = database
        group = SimulatedGroup(partitions: log.partitions.count)
        instances = []
        written = []
        newestProgram = random.below(SimulatedLog.newestProgram + 1)
        for records in log.partitions { written.append(random.below(max(1, records.count))) }
        if isTraced { log.describe() }
        for index in 0..<weather.instances {
            instances.append(fresh(program: random.below(newestProgram + 1)))
            send(group.joined(index))
        }
    }

    func fresh(program: Int) -> SimulatedInstance {
        SimulatedInstance(
            rememberedStates: weather.rememberedStates, program: program, partitions: log.partitions.count)
    }

    func trace(_ text: @autoclosure () -> String) {
        if isTraced { print(text()) }
    }

    // MARK: The group

    func send(_ messages: [SimulatedGroup.Message]) {
        for message in messages { instances[message.instance].notices.append(message.notice) }
    }

    /// Leaves the group with a new core, and joins it again.
    func startOver(_ index: Int, program: Int? = nil) {
        instances[index] = fresh(program: program ?? instances[index].program)
        // A runner waits for the version that is live, and while the projection is paused.
        instances[index].isUp = isCalm || (database.obstacle == nil && random.percent(70))
        leave(index)
    }

    func leave(_ index: Int) {
        var upright: [Int] = []
        for other in instances.indices where instances[other].isUp { upright.append(other) }
        send(
            group.left(index) { _ in
                upright.isEmpty ? SimulatedGroup.nobody : upright[random.below(upright.count)]
            })
    }

    static func partition(_ number: Int) -> TopicPartition {
        Events.position(0, partition: Int32(number)).topicPartition
    }
}
