import Applications
import ArgumentParser
import EventLog
import Foundation
import JSON
import Postgres
import ServiceKit
import TimeTravel

/// Cases as the event archive has them.
struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Cases as the event archive has them.", subcommands: [Show.self])

    /// Time travel.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a case as it stood at a time or at a version, with the messages sent by then.",
            discussion: """
                A time is compared with the events' own time; where times are out of order, the order of the log \
                decides. The text holds no personal data. --json holds the form and its answers.
                """)

        @Argument(help: "Reference or application id.")
        var name: String

        @Option(help: "As it stood at this time, such as 2026-05-01T12:00:00Z.")
        var at: String?

        @Option(help: "As it stood at this version.")
        var version: Int?

        @Flag(help: "One JSON object, with form and answers.")
        var json = false

        func validate() throws {
            guard at == nil || version == nil else { throw ValidationError("give --at or --version, not both") }
            if let at, Instant(rfc3339: at) == nil {
                throw ValidationError("--at wants a time with its zone, such as 2026-05-01T12:00:00Z")
            }
            if let version, version < 1 { throw ValidationError("versions begin with 1") }
        }

        func run() async throws {
            try await CommandFailure.reporting {
                let settings = try OperatorSettings(PostgresPool.serviceKeys)
                let archived = try await ReaderDatabase.session(settings) { connection in
                    try await ArchivedCase.read(
                        try await CaseName.application(name, on: connection), on: connection, codec: EventCodec())
                }
                guard let archived else { throw CommandFailure(.failed, "the event archive has no such case") }
                let moment = moment
                let past: PastCase
                do throws(CaseHistory.Miss) {
                    past = try archived.history.asOf(moment)
                } catch {
                    throw Self.failure(error)
                }
                let messages = archived.messages.compactMap { $0.asOf(moment) }
                if json {
                    FileHandle.standardOutput.write(Data(Self.json(past, messages)))
                } else {
                    print(PastCaseText(past: past, messages: messages, latest: archived.history.latestVersion).text)
                }
            }
        }

        private var moment: Moment {
            if let version { return .version(version) }
            return at.flatMap(Instant.init(rfc3339:)).map { .time($0) } ?? .latest
        }

        /// Operators see what the database shows them anyway, but not where messages went.
        private static func json(_ past: PastCase, _ messages: [CaseMessage]) -> [UInt8] {
            var writer = JSONWriter(reservingCapacity: 16_384)
            writer.beginObject()
            past.writeMembers(to: &writer, messages: messages, recipients: false)
            writer.endObject()
            return writer.finish() + [UInt8(ascii: "\n")]
        }

        private static func failure(_ miss: CaseHistory.Miss) -> CommandFailure {
            switch miss {
            case .notFiledYet(let filedAt):
                CommandFailure(.failed, "the case was filed later, at \(filedAt.rfc3339)")
            case .noSuchVersion(let latest):
                CommandFailure(.failed, "the case has versions 1 to \(latest)")
            case .erased(let time):
                CommandFailure(.failed, "the case was erased at \(time.rfc3339); what it held is not shown any more")
            }
        }
    }
}
