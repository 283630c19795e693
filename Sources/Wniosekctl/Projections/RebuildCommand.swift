import ArgumentParser
import Projection
import Projections

/// Fills the next version beside the live one and switches readers over.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Builds a read model anew from the log, beside the live one, and switches readers over.",
        discussion: """
            Readers see the old version until the switch, which is one transaction. Ended at any moment, even by kill -9, \
            the command goes on where it was when it is run again. The old version stays until it is dropped: \
            wniosekctl projection drop.
            """)

    @Argument(help: "Which read model.")
    var projection: ReadModelName

    func run() async throws {
        try await CommandFailure.reporting {
            try await ReadModelTools().rebuilding(projection) { try await $0.run() }
        }
    }
}
