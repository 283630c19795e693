import Applications
import ArgumentParser
import Benefits
import Projection
import Projections
import ServiceKit

/// Follows the log and keeps one read model.
@main
struct Projector: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projector", abstract: "Follows the log and keeps one read model in PostgreSQL.",
        version: BuildVersion.current)

    @Option(help: "Which read model to keep.")
    var projection: ReadModelName

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try options.printConfigurationIfAsked(service: "projector", product: "wniosek", keys: ProjectorKeys.all)
        let projection = projection
        await ServiceProcess.run("projector") { try await ProjectorService.run(projection) }
    }
}
