/// The keys of a service as text for a terminal and as Markdown for the documentation.
public struct ConfigurationReference: Sendable {
    private let title: String
    private let fileVariable: String
    private let entries: [ConfigurationEntry]

    /// - Parameter entries: in the order to print.
    public init(identity: ServiceIdentity, entries: [ConfigurationEntry]) {
        title = identity.name
        fileVariable = identity.configurationFileVariable
        self.entries = entries
    }

    /// For `--print-configuration`.
    public var text: String {
        var lines = ["\(title): environment variables; the same keys may stand in the JSON file \(fileVariable)", ""]
        for entry in entries {
            lines.append("\(entry.environmentName)  (\(entry.name))")
            lines.append("    \(entry.meaning)")
            lines.append("    \(entry.expectation); \(necessity(entry))\(entry.isSecret ? "; secret" : "")")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A section with one table.
    public var markdown: String {
        var lines = [
            "## \(title)", "",
            "| variable | key | meaning | value | default |",
            "|---|---|---|---|---|",
        ]
        for entry in entries {
            let fallback = entry.defaultText.map { "`\($0)`" } ?? (entry.isRequired ? "**required**" : "—")
            let cells = [
                "`\(entry.environmentName)`", "`\(entry.name)`", entry.meaning + (entry.isSecret ? " Secret." : ""),
                entry.expectation, fallback,
            ]
            lines.append("| " + cells.map(Self.escaped).joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Effective values, one line each, secrets masked.
    public static func listing(of configuration: ServiceConfiguration) -> String {
        configuration.entries.map { entry in
            "\(entry.name) = \(configuration.displayText(of: entry) ?? "(not set)")\n"
        }.joined()
    }

    private func necessity(_ entry: ConfigurationEntry) -> String {
        if let text = entry.defaultText { return "default \(text)" }
        return entry.isRequired ? "required" : "optional"
    }

    private static func escaped(_ cell: String) -> String {
        String(cell.flatMap { $0 == "|" ? Array("\\|") : [$0] })
    }
}
