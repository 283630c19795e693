import ArgumentParser

/// The operators' command line. Data goes to standard output, everything else to standard error.
///
/// Exit codes: 0 done, 1 failed, 2 differs, 64 usage, 69 a server is not there, 78 configuration.
@main
struct Wniosekctl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wniosekctl", abstract: "Operates Wniosek: log, read models, readers, receipts, rules.",
        subcommands: [
            Migrate.self, TopicsCommand.self, LogCommand.self, ProjectionCommand.self, ParkedCommand.self,
            ReconcileCommand.self, CaseCommand.self, SimulateCommand.self, ArchiveCommand.self, AccessCommand.self,
            ReadModelsCommand.self,
            ReceiptCommand.self, RulesCommand.self,
        ])
}
