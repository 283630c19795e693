internal import ArgumentParser
internal import ServiceKit

/// Brings files in: paper forms that a clerk keyed, and what other channels export.
@main
struct Importer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "importer",
        abstract: "Brings applications in from files: CSV and NDJSON of keyed paper forms, XML documents.",
        version: BuildVersion.current)

    @OptionGroup var options: ServiceOptions

    @Flag(
        help: ArgumentHelp(
            "Bring in what is in the inbox and end.",
            discussion: "Exit code 0: every row is in. 2: some rows were refused. 1: a file could not be read."))
    var once = false

    func run() async throws {
        try options.printConfigurationIfAsked(service: "importer", product: "wniosek", keys: ImporterKeys.all)
        let once = once
        await ServiceProcess.run("importer") { try await ImporterService.run(once: once) }
    }
}
