public import Applications
public import Postgres

extension ApplicationID {
    /// The id as a `uuid` parameter.
    public var postgres: PostgresUUID { PostgresUUID(high: uuid.high, low: uuid.low) }
}

extension EventID {
    /// The id as a `uuid` parameter.
    public var postgres: PostgresUUID { PostgresUUID(high: uuid.high, low: uuid.low) }
}

extension PostgresRow {
    /// A `uuid` column as an application id.
    public func applicationID(_ column: Int) throws(PostgresError) -> ApplicationID {
        let uuid = try uuid(column)
        return ApplicationID(UUID128(high: uuid.high, low: uuid.low))
    }
}
