import ArgumentParser
import ServiceKit

/// Tells applicants what happens to their case.
@main
struct Notifier: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notifier", abstract: "Follows the log and sends messages to applicants.",
        version: BuildVersion.current)

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try options.printConfigurationIfAsked(service: "notifier", product: "wniosek", keys: NotifierKeys.all)
        await ServiceProcess.run("notifier") { try await NotifierService.run() }
    }
}
