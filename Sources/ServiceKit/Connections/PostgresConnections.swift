public import Logging
public import Postgres

extension PostgresPool {
    /// Keys that every service with a database reads.
    public static let serviceKeys: [ConfigurationEntry] = [ServiceKeys.databaseURL.entry, connections.entry]

    private static let connections = ConfigurationKey<Int>(
        "database.connections", "Connections to PostgreSQL that this process opens at most.", default: 4, in: 1...200)

    /// The pool as configured; connects when first used.
    ///
    /// - Parameter waitsForDisk: see `PostgresConfiguration`.
    public convenience init(
        _ configuration: ServiceConfiguration, waitsForDisk: Bool = true, logger: Logger
    ) throws {
        var settings = try PostgresConfiguration(url: try configuration.value(ServiceKeys.databaseURL))
        settings.applicationName = configuration.identity.name
        settings.waitsForDisk = waitsForDisk
        self.init(
            configuration: settings, maximumConnections: try configuration.value(Self.connections), logger: logger)
    }

    /// A readiness check: one round trip.
    public func isReachable() async -> Bool {
        do {
            return try await withConnection { try await $0.query(Ping()) }.count == 1
        } catch {
            return false
        }
    }
}

private struct Ping: PostgresStatement {
    static let sql = "select 1"

    static func decode(_ row: PostgresRow) throws(PostgresError) -> Int32 { try row.int4(0) }
}
