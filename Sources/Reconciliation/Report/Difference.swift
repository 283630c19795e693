public import Applications
public import Kafka

/// One thing that is not as it should be: where, what, and what to do. Holds no personal data.
public struct Difference: Sendable, Equatable {
    /// What kind of thing.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A projection passed a record, and no row says what became of it.
        case recordUnaccounted = "record-unaccounted"
        /// More than one row says what became of a record.
        case recordContested = "record-contested"
        /// A row has a record that the projection has not passed.
        case rowAhead = "row-ahead"
        /// A row names a position at which the log has no record.
        case rowWithoutRecord = "row-without-record"
        /// A projection has more or fewer accepted events of an application than the log.
        case applicationDiffers = "application-differs"
        /// The counters of a partition do not agree with log and rows.
        case countersDiffer = "counters-differ"
        /// A projection is beyond the end of the log.
        case offsetBeyondLog = "offset-beyond-log"
        /// A projection's offsets belong to another cluster.
        case otherCluster = "other-cluster"
        /// A file that is no receipt.
        case receiptUnreadable = "receipt-unreadable"
        /// A receipt whose signature does not belong to it.
        case receiptNotGenuine = "receipt-not-genuine"
        /// The log has nothing of what a receipt confirms.
        case receiptNotInLog = "receipt-not-in-log"
        /// The event is in the log, but not where the receipt says.
        case receiptElsewhere = "receipt-elsewhere"
        /// The event is in the log with other data than the receipt confirms.
        case receiptDataDiffers = "receipt-data-differs"
        /// A projection passed the receipt's record without a trace.
        case receiptNotProjected = "receipt-not-projected"
        /// The fold refused what the receipt says was accepted.
        case receiptRefused = "receipt-refused"
    }

    /// What kind of thing.
    public let kind: Kind
    /// The projection it concerns.
    public var follower: Follower?
    /// The partition it concerns.
    public var partition: TopicPartition?
    /// The record it concerns.
    public var offset: Int64?
    /// The application it concerns.
    public var application: ApplicationID?
    /// The event it concerns.
    public var event: EventID?
    /// The receipt it concerns.
    public var receipt: String?
    /// One sentence without values of the record.
    public let what: String

    /// What to do about it.
    public var remedy: String { kind.remedy(for: follower) }
}

extension Difference {
    /// About a receipt's file, before the log is looked at.
    public init(_ kind: Kind, ofReceipt name: String, _ what: String) {
        self.init(kind: kind, receipt: name, what: what)
    }

    /// About a record.
    init(
        _ kind: Kind, _ what: String, follower: Follower? = nil, position: RecordPosition,
        application: ApplicationID? = nil, event: EventID? = nil, receipt: String? = nil
    ) {
        self.init(
            kind: kind, follower: follower, partition: position.topicPartition, offset: position.offset,
            application: application, event: event, receipt: receipt, what: what)
    }
}

extension Difference.Kind {
    func remedy(for follower: Follower?) -> String {
        let name = follower?.projection ?? "NAME"
        let isReadModel = follower?.isReadModel ?? true
        return switch self {
        case .recordUnaccounted, .recordContested, .rowAhead, .applicationDiffers, .receiptNotProjected:
            isReadModel
                ? "`wniosekctl projection verify \(name)` shows which rows differ, "
                    + "`wniosekctl projection rebuild \(name)` makes them anew from the log."
                : "\(name) is never made anew from the log, for that would send again what was sent. Restore its "
                    + "tables, or tell the applicants concerned what happened to their cases."
        case .rowWithoutRecord, .offsetBeyondLog:
            "The log has lost records, or it is another log. Keep database and log as they are, and compare the log "
                + "with its archive (`wniosekctl log verify`) before anything is rebuilt."
        case .countersDiffer:
            isReadModel
                ? "`wniosekctl projection rebuild \(name)` counts anew; until then trust rows and log."
                : "Trust rows and log; the counters of \(name) are for its metrics only."
        case .otherCluster:
            "Check KAFKA_BOOTSTRAP_SERVERS. After a restore into a new cluster: "
                + "`wniosekctl projection adopt \(name) --adopt-cluster ID`."
        case .receiptUnreadable: "Take the file out, or put the receipt in as intake answered it."
        case .receiptNotGenuine: "Ask for the receipt as it was given, and check whose public key this is."
        case .receiptNotInLog, .receiptDataDiffers:
            "A confirmed application is not in the log as confirmed. Look for it in the log's archive "
                + "(`wniosekctl log verify`) and in the event archive, and ask the applicant to file again."
        case .receiptElsewhere:
            "The application is safe; the log was moved or restored with other offsets. Compare it with its archive."
        case .receiptRefused: "Another event came first; tell the applicant what the status page says."
        }
    }
}
