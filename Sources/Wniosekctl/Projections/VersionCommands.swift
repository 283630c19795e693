import Applications
import ArgumentParser
import Projection
import Projections

/// Lists versions.
struct ListVersions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists versions of read models.")

    @Argument(help: "Only this read model.")
    var projection: ReadModelName?

    func run() async throws {
        try await CommandFailure.reporting {
            let versions = try await ReadModelTools().withConnection {
                try await VersionDesk.list(projection?.rawValue, on: $0)
            }
            for version in versions {
                let state = version.isPaused ? "\(version.state.rawValue), paused" : Self.word(for: version.state)
                let begun = Instant(milliseconds: version.createdAt).rfc3339
                let cells = [
                    version.projection, "\(version.version)", state, version.schema, version.definition, begun,
                ]
                print(cells.joined(separator: "\t"))
            }
        }
    }

    private static func word(for state: ProjectionVersion.State) -> String {
        guard state == .scratch else { return state.rawValue }
        return "scratch of a verify (dropped at its end, or by the next verify or rebuild)"
    }
}

/// Drops a version that nobody reads.
struct DropVersion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop", abstract: "Drops a retired or unfinished version with its tables.")

    @Argument(help: "Which read model.")
    var projection: ReadModelName

    @Argument(help: "Number of the version.")
    var version: Int

    func run() async throws {
        try await CommandFailure.reporting {
            try await ReadModelTools().withConnection {
                try await VersionDesk.drop(projection.rawValue, version: version, on: $0)
            }
            print("\(projection.rawValue): version \(version) dropped")
        }
    }
}

/// Lets a projection stand still.
struct PauseProjection: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Lets a projection stand still, in every instance, until it is resumed.")

    @Argument(help: "Which read model.")
    var projection: ReadModelName

    func run() async throws {
        try await CommandFailure.reporting {
            try await ReadModelTools().withConnection { try await VersionDesk.pause(projection.rawValue, true, on: $0) }
            print("\(projection.rawValue): paused")
        }
    }
}

/// Lets a paused projection go on.
struct ResumeProjection: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "resume", abstract: "Lets a paused projection go on.")

    @Argument(help: "Which read model.")
    var projection: ReadModelName

    func run() async throws {
        try await CommandFailure.reporting {
            try await ReadModelTools().withConnection {
                try await VersionDesk.pause(projection.rawValue, false, on: $0)
            }
            print("\(projection.rawValue): goes on")
        }
    }
}
