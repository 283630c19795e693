import ArgumentParser
import LogArchive

/// Copies the log into files, from where they end.
struct ArchiveLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Copies the log into compressed files, from where they end.",
        discussion: """
            One directory holds the log of one cluster. Run it again, as often as you like, to add what is new; killed at \
            any moment, it goes on after the last file that is whole. The files hold personal data as the log does: keep \
            them where the log may be kept.
            """)

    @Option(help: "Directory of the archive; made when it is missing.")
    var to: String

    @Option(help: "Only this benefit's topic; may be given several times.")
    var benefit: [String] = []

    func run() async throws {
        try await CommandFailure.reporting {
            let tools = try LogTools()
            let display = ArchiveProgressDisplay()
            let manifest = try await LogTools.reporting {
                defer { display.end() }
                return try await ArchiveWriting(
                    into: ArchiveDirectory(to), configuration: tools.kafka, logger: tools.settings.logger
                ).run(topics: try tools.topics(of: benefit)) { display.show($0) }
            }
            print(
                "\(to) holds \(manifest.records) records of cluster \(manifest.clusterID) in "
                    + "\(manifest.topics.count) topics, \(manifest.bytes) bytes")
        }
    }
}
