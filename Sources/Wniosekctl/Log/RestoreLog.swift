import ArgumentParser
import LogArchive

/// Brings an archived log into a cluster that does not have it.
struct RestoreLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Brings an archived log into an empty cluster: same partitions, same order, same offsets.",
        discussion: """
            Verifies the archive, makes the topics, refuses unless they are empty, produces every record and reads all of \
            them back. Nothing else may write into these topics meanwhile: stop intake, importer and casework. Killed or \
            failed in between, run it again with --resume. Afterwards each projection has to be told once: \
            wniosekctl projection adopt.
            """)

    @Option(help: "Directory of the archive.")
    var from: String

    @Flag(help: "Go on with an interrupted restore: what is there is compared with the archive first.")
    var resume = false

    func run() async throws {
        try await CommandFailure.reporting {
            let tools = try LogTools()
            let display = ArchiveProgressDisplay()
            let report = try await LogTools.reporting {
                defer { display.end() }
                let archive = ArchiveDirectory(from)
                return try await LogRestoration(
                    from: archive, configuration: tools.kafka, logger: tools.settings.logger
                ).run(
                    creating: try tools.specifications(of: try archive.requiredManifest()), resuming: resume
                ) { display.show($0) }
            }
            print(
                "\(report.produced) records restored into cluster \(report.clusterID), \(report.found) were there; "
                    + "every record was read back and is the one archived")
            print("now: wniosekctl projection adopt all --adopt-cluster \(report.clusterID)")
        }
    }
}
