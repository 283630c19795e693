/// What the callers and the polling thread of one producer share under its lock.
struct ProducerState: Sendable {
    typealias Waiter = CheckedContinuation<[RecordOutcome], Never>
    typealias RoomWaiter = CheckedContinuation<Void, Never>

    enum Phase: Sendable, Equatable {
        case open
        /// Refuses new calls; the thread drains until `drainBy` and is done at `endBy`.
        case closing(drainBy: ContinuousClock.Instant, endBy: ContinuousClock.Instant)
        case closed
    }

    var phase = Phase.open
    /// Counts producers: raised when a fatal error throws one away.
    var epoch = 0
    /// `nil` while being rebuilt, and after closing.
    var producer: RDKafkaProducer?
    var topics: [String: RDKafkaTopic] = [:]
    /// How many partitions each of those topics has. Topics never lose any, so an old count is safe.
    var partitionCounts: [String: Int] = [:]
    var lookups: [String: Promise<KafkaError?>] = [:]
    var deliveries = DeliveryTable<Waiter>()
    /// Callers waiting for room, first come first served.
    var waitingForRoom: [RoomWaiter] = []
    /// Why there is no producer just now.
    var lastFailure: KafkaError?
    var drain = DrainReport()

    var isOpen: Bool { phase == .open }

    /// From here on nothing is handed to the producer that failed.
    mutating func takeOut(because fatal: KafkaError) {
        epoch += 1
        producer = nil
        lastFailure = fatal
    }

    /// Room waiters to wake, at most `count`.
    mutating func takeRoomWaiters(_ count: Int) -> [RoomWaiter] {
        let taken = Array(waitingForRoom.prefix(count))
        waitingForRoom.removeFirst(taken.count)
        return taken
    }
}
