/// Mistakes made on purpose, to show that the simulation finds them.
enum PlantedBug: CaseIterable {
    /// The database takes commits of former owners.
    case databaseIgnoresEpoch
    /// The lane repeats a commit that it has no answer to without claiming again, and the database does not compare the
    /// offset. Either alone does no harm: that is what the comparison is for.
    case commitIsRepeated
    /// The database takes out records that are not set aside any more.
    case databaseReleasesTwice
    /// The database moves offsets although it refuses the rows.
    case databaseTearsCommits
    /// The lane takes a commit without an answer for done.
    case laneTakesSilenceForSuccess
    /// A claim does not tell which applications are stopped.
    case claimForgetsStopped
    /// A release hands over the records in another order than the log's.
    case releaseOutOfOrder
    /// The database never answers a commit, not even when all is well again.
    case databaseNeverAnswers
    /// The log is read from one record later than where the partition stands.
    case readerStartsTooLate
}
