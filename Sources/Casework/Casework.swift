import ArgumentParser
import ServiceKit

/// Reads cases and appends caseworkers' events.
@main
struct Casework: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "casework", abstract: "Caseworkers' API: lists cases, shows them, appends events.",
        version: BuildVersion.current)

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try options.printConfigurationIfAsked(service: "casework", product: "wniosek", keys: CaseworkKeys.all)
        await ServiceProcess.run("casework") { try await CaseworkService.run() }
    }
}
