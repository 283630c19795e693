import ArgumentParser

/// The log as a whole, outside its cluster.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Moves the log out to files and into an empty cluster, and looks whether the files are whole.",
        subcommands: [ArchiveLog.self, RestoreLog.self, VerifyLogArchive.self])
}
