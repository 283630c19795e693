internal import Applications
internal import Postgres

/// One version of a read model, as `projection.version` has it.
public struct ProjectionVersion: Sendable, Hashable {
    /// What it is there for.
    public enum State: String, Sendable {
        /// A rebuild fills it.
        case building
        /// The public views show it, and projectors follow it.
        case live
        /// It was live; it stands still until it is dropped.
        case retired
        /// A verification compares with it and drops it; one that was ended leaves it to the next.
        case scratch
    }

    /// Name of the projection.
    public let projection: String
    /// Number, from 1; of a scratch from -1 downwards.
    public let version: Int
    /// Schema of its tables.
    public let schema: String
    /// Fingerprint of what made it.
    public let definition: String
    /// Fingerprint of the public views made for it last; nil before.
    public let views: String?
    /// What it is there for.
    public let state: State
    /// Whether the bulk load is over and the indexes are made.
    public let isLoaded: Bool
    /// Whether an operator paused it.
    public let isPaused: Bool
    /// When it was begun, in milliseconds since 1970.
    public let createdAt: Int64

    /// Where projectors write.
    ///
    /// - Parameter announces: whether changes are announced on the channel named like the public schema.
    func target(announces: Bool) -> ProjectionTarget {
        ProjectionTarget(
            projection: projection, version: version, schema: schema,
            channel: announces ? projection.replacing("-", with: "_") : nil)
    }
}

/// The versions of one projection, newest first; of all projections when no name is given.
struct LoadVersions: PostgresStatement {
    let projection: String?

    /// As `decode` expects them.
    static let columns = """
        projection, version, schema_name, definition, case when version < 0 then 'scratch' else state end, is_loaded,
        is_paused, created_at, views
        """

    static let sql = """
        select \(columns)
          from projection.version
         where $1::text is null or projection = $1
         order by projection, version desc
        """

    var parameters: [PostgresValue] { [.optionalText(projection)] }

    static func decode(_ row: PostgresRow) throws(PostgresError) -> ProjectionVersion {
        let state = try row.text(4)
        guard let known = ProjectionVersion.State(rawValue: state) else {
            throw PostgresError(.decoding, "projection.version has the state \(state)", hint: "deploy a newer release")
        }
        return ProjectionVersion(
            projection: try row.text(0), version: try row.int(1), schema: try row.text(2),
            definition: try row.text(3), views: try row.optionalText(8), state: known, isLoaded: try row.bool(5),
            isPaused: try row.bool(6),
            createdAt: try row.timestamptz(7) / 1000)
    }
}
