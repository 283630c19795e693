internal import Kafka

/// Why a projector stopped.
public enum ProjectionFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// Another instance took the partitions over: join the group again.
    case fenced
    /// Another version of the read model is live: follow that one.
    case superseded
    /// An operator wants the projection to stand still.
    case paused
    /// The work ended before an answer came; whoever comes after it is told so.
    case interrupted
    /// The stored offsets belong to another cluster: never reset, an operator decides.
    case foreignCluster(detail: String)
    /// The stored offset is not in the log: never reset, an operator decides.
    case offsetOutsideLog(detail: String)
    /// The log cannot be followed for another reason.
    case log(code: String, detail: String)
    /// The database refused for a reason that waiting will not mend.
    case database(sqlState: String, detail: String)

    /// A folded state that the database keeps cannot be read.
    case unreadableState(code: String, detail: String)

    /// Whether starting over can help.
    public var isRecoverable: Bool {
        switch self {
        case .fenced, .superseded, .paused, .interrupted, .log: true
        case .foreignCluster, .offsetOutsideLog, .database, .unreadableState: false
        }
    }

    /// Cause and what to do.
    public var description: String {
        switch self {
        case .fenced:
            "fenced: another instance owns the partitions; joining the group again"
        case .superseded:
            "superseded: another version of the read model is live; following that one"
        case .paused:
            "paused: an operator paused the projection; wniosekctl projection resume lets it go on"
        case .interrupted:
            "interrupted: the work ended before the database answered"
        case .foreignCluster(let detail):
            "foreign-cluster: \(detail). Point the service at the cluster it has followed; after a restore of the log see: wniosekctl projection adopt."
        case .offsetOutsideLog(let detail):
            "offset-outside-log: \(detail). The log is shorter than the read model; restore the log or rebuild."
        case .log(let code, let detail):
            "log: \(code): \(detail)"
        case .database(let sqlState, let detail):
            "database: \(sqlState): \(detail). Check that the migrations are applied and the role may write."
        case .unreadableState(let code, let detail):
            "unreadable-state: \(code): \(detail) Run the release that wrote it, or: wniosekctl projection rebuild."
        }
    }
}

extension ProjectionFailure {
    init(_ error: KafkaError) {
        self =
            error.code == .offsetOutOfRange
            ? .offsetOutsideLog(detail: error.message) : .log(code: error.name, detail: error.message)
    }
}
