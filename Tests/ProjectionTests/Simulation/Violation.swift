/// What a history must never show.
enum Violation: Hashable {
    /// A commit of a former owner changed something.
    case olderEpoch(partition: Int)
    /// A commit changed a partition without proving that it owns it.
    case unguarded(record: Int)
    /// An offset went back, or a commit expected another one than there was.
    case offset(partition: Int)
    /// A record was counted a second time.
    case countedTwice(record: Int)
    /// A record was taken out of those set aside that was not among them.
    case releasedWithoutBeingParked(record: Int)
    /// A record was counted while an earlier one of its application stood aside.
    case overtook(record: Int)
    /// A record was set aside for the sake of an earlier one, and there is none.
    case stoppedByNothing(record: Int)
    /// The projector stopped for good.
    case stopped(instance: Int)
    /// It went on and on, though nothing failed any more.
    case restless
    /// At the end a record is not what the log makes of it.
    case record(Int)
    /// At the end an application's rows are not the accepted events in log order.
    case rows(application: Int)
    /// At the end an application's state is not a fresh fold of the log.
    case state(application: Int)
    /// At the end a partition's offset is not the end of the log.
    case end(partition: Int)
    /// At the end a partition's counts are not those of its records.
    case counts(partition: Int)
    /// At the end a partition's memo is not what its records add up to.
    case memo(partition: Int)
}
