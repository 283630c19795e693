/// What went wrong between a caller and the PostgreSQL server.
///
/// No field ever carries a parameter value or a row's value: the server's texts pass `ServerText` first.
/// The server fields follow PostgreSQL manual §55.8, the states appendix A.
public struct PostgresError: Error, Sendable, Equatable {
    /// Where the error arose.
    public enum Kind: String, Sendable {
        /// The URL or an option is not usable.
        case configuration
        /// The connection could not be made, or was lost.
        case connection
        /// The server answered with an error; `sqlState` says which.
        case server
        /// The server, or the client waiting for it, ran out of time.
        case timeout
        /// The calling task was cancelled.
        case cancelled
        /// The pool had no connection to lend before the deadline.
        case poolTimeout = "pool-timeout"
        /// The pool or the connection is closed.
        case closed
        /// A column is not of the type the caller decodes.
        case decoding
        /// A parameter has no binary form, for example a date out of range.
        case encoding
        /// The API was used in a way that cannot work, for example a transaction inside a transaction.
        case usage
        /// The server answered something this client does not understand.
        case `protocol`
        /// A migration file was changed, lost or put out of order.
        case migration
    }

    /// Where the error arose.
    public var kind: Kind
    /// The five-character SQLSTATE of a server error.
    public var sqlState: String?
    /// One line of English (or of the server's language) without values.
    public var message: String
    /// The server's detail with the values replaced by `…`; details of other shapes are dropped.
    public var detail: String?
    /// Schema of the object concerned.
    public var schema: String?
    /// Table concerned.
    public var table: String?
    /// Column concerned.
    public var column: String?
    /// Constraint concerned.
    public var constraint: String?
    /// The index of the pipeline step that failed.
    public var step: Int?
    /// What to do about it.
    public var hint: String

    /// Whether the same work may succeed on another connection or a moment later.
    public var isTransient: Bool
    /// Whether the data itself is at fault (SQLSTATE classes 21, 22, 23, or a value with no binary form),
    /// so that repeating it cannot help.
    public var isDataError: Bool

    /// Makes an error that did not come from the server's error fields.
    public init(_ kind: Kind, _ message: String, hint: String, sqlState: String? = nil) {
        self.kind = kind
        self.message = message
        self.hint = hint
        self.sqlState = sqlState
        self.isTransient = SQLState.isTransient(sqlState, kind: kind)
        self.isDataError = kind == .encoding || SQLState.isDataError(sqlState)
    }

    func atStep(_ index: Int) -> PostgresError {
        var copy = self
        copy.step = index
        return copy
    }

    func prefixed(_ text: String) -> PostgresError {
        var copy = self
        copy.message = "\(text): \(message)"
        return copy
    }
}

extension PostgresError: CustomStringConvertible {
    /// One line for a log: kind, state, message, names and hint; never a value.
    public var description: String {
        var text = "PostgreSQL \(kind.rawValue)"
        if let sqlState { text += " \(sqlState)" }
        if let step { text += " at step \(step)" }
        text += ": \(message)"
        if let detail { text += " (\(detail))" }
        let names = [("schema", schema), ("table", table), ("column", column), ("constraint", constraint)]
        for (name, value) in names {
            if let value { text += " \(name)=\(value)" }
        }
        return text + "; \(hint)"
    }
}
