/// Why a projector stopped.
public enum ProjectionFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// Another instance took the partitions over: join the group again.
    case fenced
    /// The stored offsets belong to another cluster: never reset, an operator decides.
    case foreignCluster(detail: String)
    /// The stored offset is not in the log: never reset, an operator decides.
    case offsetOutsideLog(detail: String)
    /// The log cannot be followed for another reason.
    case log(code: String, detail: String)
    /// The database refused for a reason that waiting will not mend.
    case database(sqlState: String, detail: String)

    /// Whether starting over can help.
    public var isRecoverable: Bool {
        switch self {
        case .fenced, .log: true
        case .foreignCluster, .offsetOutsideLog, .database: false
        }
    }

    /// Cause and what to do.
    public var description: String {
        switch self {
        case .fenced:
            "fenced: another instance owns the partitions; joining the group again"
        case .foreignCluster(let detail):
            "foreign-cluster: \(detail). Point the service at the cluster it has followed, or adopt the new one."
        case .offsetOutsideLog(let detail):
            "offset-outside-log: \(detail). The log is shorter than the read model; restore the log or rebuild."
        case .log(let code, let detail):
            "log: \(code): \(detail)"
        case .database(let sqlState, let detail):
            "database: \(sqlState): \(detail). Check that the migrations are applied and the role may write."
        }
    }
}
