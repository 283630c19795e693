/// Looks for malicious content.
public protocol VirusScanner: Sendable {
    /// Looks at all of the bytes. Ends within the scanner's own limits, whatever happens on the other side; a cancelled
    /// task waits for that too.
    func scan(_ content: [UInt8]) async -> ScanVerdict

    /// Whether the scanner answers now, for health checks.
    var isReachable: Bool { get async }
}

/// In place of a scanner where there is none: says so of every document, and the caller decides.
public struct NoScanner: VirusScanner {
    /// Nothing to set.
    public init() {}

    /// Always ``ScanFailure/Code/notConfigured``.
    public func scan(_ content: [UInt8]) async -> ScanVerdict {
        .couldNotScan(ScanFailure(.notConfigured, "no virus scanner is configured"))
    }

    /// There is nothing that could be down.
    public var isReachable: Bool {
        get async { true }
    }
}
