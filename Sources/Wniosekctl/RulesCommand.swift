import Applications
import ArgumentParser
import Benefits
import ServiceKit

/// The effective-dated table of amounts and thresholds.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "The table of amounts, thresholds and percentages under schemas/rules.",
        subcommands: [Check.self, Show.self])

    /// Loads the table as the services do.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says whether the table can be used; names gaps, overlaps and mistakes by file, line and key.")

        func run() async throws {
            try await CommandFailure.reporting {
                let table = try RulesCommand.table()
                let rows = table.keys.keys.reduce(0) { $0 + table.rows($1).count }
                print("\(table.keys.count) keys, \(rows) rows, \(table.programmes.count) programmes: usable")
            }
        }
    }

    /// The rows of a key, or the one in force.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows the rows of a key, or the one in force on a day.")

        @Argument(help: "The key, such as dm.avg_wage.")
        var key: String

        @Option(help: "Only the row in force on this day, YYYY-MM-DD.")
        var on: String?

        func run() async throws {
            try await CommandFailure.reporting {
                let table = try RulesCommand.table()
                guard let definition = table.keys[key] else {
                    throw CommandFailure(.failed, "there is no key \(key); keys are listed in schemas/rules/keys.json")
                }
                print("\(definition.code)  \(definition.name)")
                for rule in try rows(of: table) { print(Self.line(rule)) }
            }
        }

        private func rows(of table: RuleTable) throws -> [Rule] {
            guard let on else { return table.rows(key) }
            guard let day = LocalDate(iso: on) else { throw CommandFailure(.failed, "--on wants a day, YYYY-MM-DD") }
            let found = table.rows(key).filter { $0.isInForce(on: day) }
            guard !found.isEmpty else { throw CommandFailure(.differs, "no row of \(key) is in force on \(on)") }
            return found
        }

        private static func line(_ rule: Rule) -> String {
            let days = "\(rule.from?.iso ?? "…") – \(rule.to?.iso ?? "…")"
            let doubt = rule.remark.map { " (\($0.code))" } ?? ""
            return
                "  \(days)  \(rule.valueText)  \(rule.confidence.rawValue)\(doubt)  \(rule.sources.joined(separator: " "))"
        }
    }

    private static func table() throws -> RuleTable {
        let settings = try OperatorSettings([ServiceKeys.schemasDirectory.entry])
        do {
            return try RuleTable(files: settings.configuration.schemaFiles(in: "rules", suffixes: [".json", ".csv"]))
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
    }
}
