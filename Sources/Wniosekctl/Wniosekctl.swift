import ArgumentParser

/// The operators' command line. Data goes to standard output, everything else to standard error.
///
/// Exit codes: 0 done, 1 failed, 2 differs, 64 usage, 69 a server is not there, 78 configuration.
@main
struct Wniosekctl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wniosekctl", abstract: "Operates Wniosek: database objects, topics, receipts, rules.",
        subcommands: [Migrate.self, TopicsCommand.self, ReceiptCommand.self, RulesCommand.self])
}
