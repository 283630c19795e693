import ArgumentParser
import ServiceKit

/// Takes applications in: the public API.
@main
struct Intake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake", abstract: "Takes applications in: HTTP API, checks, signed receipts.",
        version: BuildVersion.current)

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try options.printConfigurationIfAsked(service: "intake", product: "wniosek", keys: IntakeKeys.all)
        await ServiceProcess.run("intake") { try await IntakeService.run() }
    }
}
