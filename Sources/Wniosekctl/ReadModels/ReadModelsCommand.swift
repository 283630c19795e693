import ArgumentParser
import Postgres
import ServiceKit

/// The views that caseworkers' tools read.
struct ReadModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-models", abstract: "The views that caseworkers' tools read.", subcommands: [Document.self])

    /// Prints docs/read-models.md.
    struct Document: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints the reference of the views (docs/read-models.md) from the comments in the database.")

        @Option(help: "Directory of the SQL examples.")
        var examples = "docs/read-model-examples"

        func run() async throws {
            try await CommandFailure.reporting {
                let settings = try OperatorSettings(PostgresPool.serviceKeys)
                let examples = try Self.examples(in: examples)
                let views = try await ReaderDatabase.session(settings) { try await $0.query(ReadableViews()) }
                guard !views.isEmpty else {
                    throw CommandFailure(.failed, "caseworker_ro may read nothing here yet; run: wniosekctl migrate")
                }
                print(ReadModelReference(views: views, examples: examples).markdown, terminator: "")
            }
        }

        private static func examples(in directory: String) throws -> [ReadModelExample] {
            do {
                let files = try FileTree(directory: directory, suffixes: [".sql"]).files
                return try files.sorted { $0.key < $1.key }.map {
                    try ReadModelExample(file: $0.key, text: String(decoding: $0.value, as: UTF8.self))
                }
            } catch {
                throw CommandFailure(.configuration, "\(error)")
            }
        }
    }
}
