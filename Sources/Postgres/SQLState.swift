/// What a SQLSTATE means for a caller (PostgreSQL manual, appendix A).
enum SQLState {
    static func isTransient(_ state: String?, kind: PostgresError.Kind) -> Bool {
        switch kind {
        case .poolTimeout: return true
        case .connection: return state.map(isTransientConnection) ?? true
        case .cancelled, .closed, .configuration, .decoding, .encoding, .usage, .migration: return false
        case .protocol: return false
        case .timeout: return state == nil
        case .server: break
        }
        // 08P01, a message that cannot be understood, will not be understood the next time either.
        guard let state, state != "08P01" else { return false }
        if ["08", "40", "53"].contains(state.prefix(2)) { return true }
        // 57P01 admin shutdown, 57P02 crash shutdown, 57P03 cannot connect now, 57P05 idle session timeout;
        // 25P03 idle in transaction (the connection is gone); 25006 a server that became a standby.
        return state == "55P03" || state.hasPrefix("57P0") && state != "57P04" || state == "25P03" || state == "25006"
    }

    /// A refused login or an unknown database will be refused again.
    private static func isTransientConnection(_ state: String) -> Bool {
        !["28", "3D", "42"].contains(state.prefix(2))
    }

    static func isDataError(_ state: String?) -> Bool {
        guard let state else { return false }
        return ["21", "22", "23"].contains(state.prefix(2))
    }

    /// The prepared statements of the session cannot be relied on any more.
    static func forgetsStatements(_ state: String?, function: String?) -> Bool {
        state == "26000" || state == "0A000" && function == "RevalidateCachedQuery"
    }

    static func hint(_ state: String) -> String {
        let exact: [String: String] = [
            "23505": "the row is already there; read it or use ON CONFLICT",
            "23503": "write the referenced row first",
            "23514": "the row breaks a check constraint; correct the data",
            "23502": "give the column a value",
            "40001": "repeat the whole transaction",
            "40P01": "repeat the whole transaction and lock rows in one order",
            "42P01": "run the migrations, or check search_path",
            "42703": "run the migrations; the code and the schema differ",
            "42501": "grant the role the missing right",
            "53300": "lower the pool sizes or raise max_connections",
            "53100": "free disk space on the server",
            "55P03": "another session holds the lock longer than lock_timeout; repeat later",
            "57014": "the statement ran longer than statement_timeout; make it smaller or raise the limit",
            "57P01": "the server is going down; repeat on a new connection",
            "57P03": "the server is starting; repeat in a moment",
            "25P03": "the transaction sat idle too long; keep client work out of transactions",
            "25P02": "an earlier statement of this transaction failed; roll it back",
            "0A000": "repeat: the statement is prepared anew after the table changed",
            "26000": "repeat; a transaction-mode pooler breaks prepared statements",
            "28P01": "check the password of the role",
            "28000": "check pg_hba.conf and the role",
            "3D000": "create the database or correct its name in the URL",
        ]
        if let text = exact[state] { return text }
        switch state.prefix(2) {
        case "08" where state == "08P01": return "the bytes sent do not fit the type; correct the code"
        case "08": return "check the network and the server, then repeat"
        case "21", "22": return "correct the data; repeating it cannot help"
        case "23": return "the data breaks a constraint; correct it"
        case "40": return "repeat the whole transaction"
        case "42": return "correct the SQL, or run the migrations"
        case "53": return "the server is short of resources; repeat later"
        default: return "look the SQLSTATE up in appendix A of the PostgreSQL manual"
        }
    }
}
