import Applications
import Kafka

@testable import Projection

/// One projector process with one lane: its core, what it has asked and not heard of, and what it believes of the group.
final class SimulatedInstance {
    /// What the core waits for.
    enum Request {
        /// With the claims, once the partitions are claimed and only the stopped applications are still to be read.
        case claim([TopicPartition], claimed: [TopicPartition: PartitionLedger.Claim]?)
        case load([ApplicationID])
        case commit(ProjectionTransaction, memos: [TopicPartition: [UInt8]])
        case wait
        /// The database has answered; the answer is on its way.
        case answered(ProjectionInput)
    }

    /// What the group says, by partition.
    enum Notice: Equatable {
        case assigned(Int)
        case revoked(Int)
    }

    var core: ProjectionCore
    var program: Int
    var request: Request?
    /// Heard in order, and only while the core is ready.
    var notices: [Notice] = []
    /// Partitions that a claim under way was asked for by the group.
    var joining: [TopicPartition] = []
    /// Index of the next record to read in each partition; -1 where it reads nothing.
    var positions: [Int]
    /// Records set aside that an operator wants tried again: read some time ago, not handed over yet.
    var release: [Int] = []
    var isUp = true
    /// Does nothing for a while, as after SIGSTOP.
    var isFrozen = false
    /// Goes on without hearing the group.
    var isCutOff = false
    /// The next request finds its connection gone.
    var isDisconnected = false

    init(rememberedStates: Int, program: Int, partitions: Int) {
        core = ProjectionCore(rememberedStates: rememberedStates)
        self.program = program
        positions = Array(repeating: -1, count: partitions)
    }

    func owns(_ partition: Int) -> Bool {
        core.ledger.claims.keys.contains { Int($0.partition) == partition }
    }
}
