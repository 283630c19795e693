import ArgumentParser
import Projection
import Projections

/// Compares the live version with a fold of the log.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compares a read model with the log, application by application.",
        discussion: """
            Folds the log into tables of its own, up to the very offsets the live version has reached, and compares \
            checksums. Exit code 2 and a list when rows differ. Tables that a verification left that was ended are dropped \
            by the next one, or by a rebuild.
            """)

    @Argument(help: "Which read model.")
    var projection: ReadModelName

    @Option(help: "Differences listed at most.")
    var list = 100

    func run() async throws {
        try await CommandFailure.reporting {
            let comparison = try await ReadModelTools().rebuilding(projection) { try await $0.verify() }
            try ComparisonReport.tell(comparison, of: projection.rawValue, listing: list)
        }
    }
}

/// Compares two versions.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compares two versions of a read model as they stand.",
        discussion: """
            Exit code 2 and a list when rows differ. A retired version stands where it was replaced. Of versions of other \
            releases the tables and columns are compared that both have; what is left out is said, and is no difference.
            """)

    @Argument(help: "Which read model.")
    var projection: ReadModelName

    @Argument(help: "Version in question.")
    var first: Int

    @Argument(help: "Version to compare with.")
    var second: Int

    @Option(help: "Differences listed at most.")
    var list = 100

    func run() async throws {
        try await CommandFailure.reporting {
            let tools = try ReadModelTools()
            let comparison = try await ReadModelTools.reporting {
                try await tools.rebuild(projection, observer: { _ in }).difference(between: first, and: second)
            }
            try ComparisonReport.tell(comparison, of: projection.rawValue, listing: list)
        }
    }
}

/// A comparison as text.
enum ComparisonReport {
    static func tell(_ comparison: VersionComparison, of projection: String, listing: Int) throws {
        for part in comparison.leftOut {
            print("left out\t\(part.table)\t\(part.column ?? "whole table")\t\(part.reason)")
        }
        for difference in comparison.differences.prefix(listing) {
            print("\(difference.kind.rawValue)\t\(difference.table)\t\(difference.key)")
        }
        let count = comparison.differences.count
        if count > listing { print("… and \(count - listing) more") }
        guard count == 0 else {
            throw CommandFailure(
                .differs,
                "\(projection): \(count) of \(comparison.compared) checksums differ; "
                    + "wniosekctl projection rebuild mends a read model")
        }
        let limit = comparison.leftOut.isEmpty ? "" : ", of what both versions have"
        print("\(projection): \(comparison.compared) checksums are equal\(limit)")
    }
}
