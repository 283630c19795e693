/// What a log is before something invented goes into it, and whether that may be.
///
/// Invented cases in a real office's log would be a disaster: nobody can take them out. A log that holds nothing holds
/// nobody's cases; one on this machine is a developer's. Loopback alone does not say so, a tunnel ends there too, but a
/// production log has several copies of each partition (ARCHITECTURE §3). For any other log its cluster has to be named,
/// so that a command that was right for one log is refused by another.
public struct TargetLog: Sendable, Equatable {
    /// Brokers as configured: `host:port`, separated by commas.
    public let bootstrapServers: String
    /// The cluster's own name.
    public let clusterID: String
    /// The most copies that any partition of the log has.
    public let copies: Int
    /// Records ever written to all topics of the log, also to those that nothing would be added to.
    public let records: Int64

    /// All members, in their order.
    public init(bootstrapServers: String, clusterID: String, copies: Int, records: Int64) {
        self.bootstrapServers = bootstrapServers
        self.clusterID = clusterID
        self.copies = copies
        self.records = records
    }

    /// Brokers on loopback, one copy of each partition.
    public var isLocal: Bool {
        let hosts = bootstrapServers.split(separator: ",").map(TargetLog.host)
        return copies == 1 && !hosts.isEmpty && hosts.allSatisfy(TargetLog.isLoopback)
    }

    /// Why nothing may be written into it, or nil.
    ///
    /// - Parameter named: the cluster as it was named by whoever wants to write all the same.
    public func refusal(named: String?) -> String? {
        if let named, named != clusterID {
            return "this is cluster \(clusterID), not \(named); check KAFKA_BOOTSTRAP_SERVERS and the name"
        }
        guard records > 0, !isLocal, named == nil else { return nil }
        return "the log of cluster \(clusterID) holds \(records) records and is not a local one: invented cases could "
            + "never be taken out of it. If it is no real office's log, say --into-real-log \(clusterID)"
    }

    /// Of `host:port`, `[::1]:port` or a host alone, perhaps with a protocol in front.
    private static func host(_ server: Substring) -> Substring {
        var rest = server.drop { $0 == " " }
        if let start = rest.firstIndex(of: "/") { rest = rest[start...].drop { $0 == "/" } }
        if rest.first == "[" { return rest.dropFirst().prefix { $0 != "]" } }
        return rest == "::1" ? rest : rest.prefix { $0 != ":" && $0 != " " }
    }

    /// By the address itself: what a name resolves to is the resolver's to say, and may change.
    private static func isLoopback(_ host: Substring) -> Bool {
        if host.lowercased() == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
