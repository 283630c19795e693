/// Where the server is and how long it may take.
///
/// `sslmode`, `sslrootcert`, `target_session_attrs` and every other libpq parameter pass through the URL. The
/// timeouts are set as session options at connect, so they hold for every statement.
public struct PostgresConfiguration: Sendable {
    private let base: ConnectionParameters

    /// The longest time one statement may run at the server; nil: no limit. 30 s by default.
    public var statementTimeout: Duration? = .seconds(30)
    /// The longest wait for a lock; nil: no limit. 5 s by default.
    public var lockTimeout: Duration? = .seconds(5)
    /// After so long without a statement inside a transaction the server drops the connection. 10 s by default.
    public var idleInTransactionTimeout: Duration? = .seconds(10)
    /// The longest time to connect, name resolution included. 5 s by default.
    public var connectTimeout: Duration = .seconds(5)
    /// How long written data may stay unacknowledged before the connection counts as lost (RFC 5482).
    public var tcpUserTimeout: Duration? = .seconds(10)
    /// Whether a commit waits until the server's disk has it (`synchronous_commit`). Not to wait is right where what a
    /// crash takes back, offset and rows together, is read from the log again.
    public var waitsForDisk = true
    /// Shown in `pg_stat_activity`.
    public var applicationName: String?
    /// Schemas to look names up in, in order; nil: the role's own setting.
    public var searchPath: [String]?
    /// How long the client waits in silence for an answer before the connection counts as lost;
    /// by default ten seconds more than `statementTimeout`.
    public var answerTimeout: Duration?

    /// Reads `postgresql://…` or a `key=value` conninfo string.
    public init(url: String) throws(PostgresError) {
        base = try ConnectionParameters(url: url)
        if let text = base["connect_timeout"], let seconds = Int(text), seconds > 0 {
            connectTimeout = .seconds(seconds)
        }
    }

    var silence: Duration? { answerTimeout ?? statementTimeout.map { $0 + .seconds(10) } }

    var needsNameResolution: Bool { base.needsNameResolution }

    /// Everything for `PQconnectStartParams`; a `connect_timeout` is kept here, since libpq ignores it when polled.
    var parameters: [String: String] {
        var all = base
        all["client_encoding"] = "UTF8"
        if let applicationName { all["application_name"] = applicationName }
        if let tcpUserTimeout { all["tcp_user_timeout"] = String(tcpUserTimeout.milliseconds) }
        let limits = [
            ("statement_timeout", statementTimeout), ("lock_timeout", lockTimeout),
            ("idle_in_transaction_session_timeout", idleInTransactionTimeout),
        ]
        for (name, limit) in limits {
            if let limit { all.setting(name, "\(limit.milliseconds)") }
        }
        if !waitsForDisk { all.setting("synchronous_commit", "off") }
        if let searchPath { all.setting("search_path", searchPath.map(SQLName.quoted).joined(separator: ",")) }
        return all.values
    }
}

extension PostgresConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Host, port and database; never the password.
    public var description: String {
        "\(base["host"] ?? base["hostaddr"] ?? "local"):\(base["port"] ?? "5432")/\(base["dbname"] ?? "")"
    }

    /// The same as `description`.
    public var debugDescription: String { description }

    /// Nothing inside is shown by `dump`.
    public var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}

/// Names of database objects as SQL text.
public enum SQLName {
    /// The name in double quotes, with inner quotes doubled (manual §4.1.1).
    public static func quoted(_ name: String) -> String {
        var text = "\""
        for character in name.unicodeScalars where character != "\0" {
            if character == "\"" { text += "\"" }
            text.unicodeScalars.append(character)
        }
        return text + "\""
    }
}
