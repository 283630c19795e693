import ArgumentParser
import LogArchive

/// Looks whether an archive is whole: needs no server.
struct VerifyLogArchive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Reads an archive whole: hashes, every record, the order. Exit code 2 when something is wrong.")

    @Argument(help: "Directory of the archive.")
    var directory: String

    func run() async throws {
        try await CommandFailure.reporting {
            let display = ArchiveProgressDisplay()
            let archive = ArchiveDirectory(directory)
            let (manifest, problems) = try await LogTools.reporting {
                defer { display.end() }
                let manifest = try archive.requiredManifest()
                return (manifest, try ArchiveVerification(of: archive).run { display.show($0) })
            }
            for problem in problems { print(problem) }
            guard problems.isEmpty else {
                throw CommandFailure(
                    .differs, "\(problems.count) problems; take the files named from another copy of the archive")
            }
            for (partition, archived) in manifest.partitions.sorted(by: { $0.key < $1.key }) {
                print("\(partition): \(archived.records) records, \(archived.firstOffset) to \(archived.nextOffset)")
            }
            print("\(manifest.records) records of cluster \(manifest.clusterID): whole")
        }
    }
}
