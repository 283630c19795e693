/// What `/readyz` says.
public struct HealthReport: Sendable, Hashable {
    /// One check's answer.
    public struct Result: Sendable, Hashable {
        /// The check.
        public let name: String
        /// Whether the service is not ready without it.
        public let isRequired: Bool
        /// The answer.
        public let answer: HealthCheck.Answer
    }

    /// Where the process is in its life.
    public let phase: HealthChecks.Phase
    /// In order of adding.
    public let results: [Result]

    /// Ready: past the start, not draining, every required check passing.
    public var isReady: Bool {
        phase == .ready && results.allSatisfy { !$0.isRequired || $0.answer == .passing }
    }

    /// One line.
    public var summary: String { isReady ? "ok\n" : "not ready\n" }

    /// One line per check, then the summary.
    public var verbose: String {
        var lines = ["[\(phase == .ready ? "+" : "-")] phase: \(phase.rawValue)"]
        for result in results {
            switch result.answer {
            case .passing:
                lines.append("[+] \(result.name): ok")
            case .failing(let reason):
                lines.append("[-] \(result.name): \(reason)\(result.isRequired ? "" : " (not required)")")
            }
        }
        return lines.map { $0 + "\n" }.joined() + summary
    }
}
