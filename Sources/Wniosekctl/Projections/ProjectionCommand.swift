import ArgumentParser

/// The read models: their versions, and what sets records aside.
struct ProjectionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projection", abstract: "Read models: versions, rebuilding, comparing with the log.",
        subcommands: [
            ListVersions.self, RebuildCommand.self, VerifyCommand.self, DiffCommand.self, DropVersion.self,
            PauseProjection.self, ResumeProjection.self, AdoptCluster.self,
        ])
}
