/// How to reach clamd.
public struct ClamAVConfiguration: Sendable, Hashable {
    /// Where clamd listens.
    public enum Address: Sendable, Hashable {
        /// A name or an address, and a port. A name is looked up at each scan, within the resolver's own limits.
        case tcp(host: String, port: Int)
        /// A path of at most 107 bytes.
        case unix(path: String)

        /// `tcp://host:port`, `tcp://[2001:db8::1]:port` or `unix:/path`; nil for anything else.
        public init?(_ text: String) {
            if text.hasPrefix("unix:/") {
                let path = String(text.dropFirst("unix:".count))
                guard path.utf8.count <= 107 else { return nil }
                self = .unix(path: path)
                return
            }
            guard text.hasPrefix("tcp://"), let colon = text.lastIndex(of: ":"),
                let port = Int(text[text.index(after: colon)...]), (1...65535).contains(port)
            else { return nil }
            var host = text[..<colon].dropFirst("tcp://".count)
            if host.hasPrefix("["), host.hasSuffix("]") {
                host = host.dropFirst().dropLast()
            } else if host.contains(":") {
                return nil
            }
            guard !host.isEmpty, !host.contains("/") else { return nil }
            self = .tcp(host: String(host), port: port)
        }
    }

    /// Where clamd listens.
    public var address: Address
    /// Limit for connecting.
    public var connectTimeout: Duration
    /// Limit for clamd to take the next bytes, or to answer after the last.
    public var idleTimeout: Duration
    /// Limit for a whole scan, waiting for a free thread included.
    public var totalTimeout: Duration
    /// Scans at the same time; more wait. clamd's own `MaxThreads` is 10 by default.
    public var concurrency: Int

    /// See the properties.
    public init(
        address: Address, connectTimeout: Duration = .seconds(2), idleTimeout: Duration = .seconds(20),
        totalTimeout: Duration = .seconds(30), concurrency: Int = 4
    ) {
        self.address = address
        self.connectTimeout = connectTimeout
        self.idleTimeout = idleTimeout
        self.totalTimeout = totalTimeout
        self.concurrency = concurrency
    }
}
