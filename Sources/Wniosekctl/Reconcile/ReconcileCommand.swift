import ArgumentParser
import EventLog
import Foundation
import Kafka
import Postgres
import Receipts
import Reconciliation
import ServiceKit

/// G2 said by record: receipts = events = projected + parked.
struct ReconcileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compares receipts, log and read models record by record: receipts = events = projected + parked.",
        discussion: """
            Reads every record of the log's topics once. Records that a projection has not reached yet are shown as \
            such and are no difference. Exit code 0: equal; 2: differences, which are listed with what to do.
            """)

    @Option(help: "Only this projection and its topics; may be given several times.")
    var projection: [String] = []

    @Option(help: "Receipts as intake answered them: a .json file, a .jsonl file with one in each line, or a folder.")
    var receipts: String?

    @Option(help: "The authority's public key, base64url: receipts that it did not sign are differences.")
    var publicKey: String?

    @Option(help: "How many differences to list.")
    var list = 50

    @Flag(help: "One JSON object instead of text.")
    var json = false

    func validate() throws {
        guard list >= 0 else { throw ValidationError("--list wants a number of differences, 0 or more") }
        if publicKey != nil, receipts == nil { throw ValidationError("--public-key is for --receipts") }
    }

    func run() async throws {
        try await CommandFailure.reporting {
            let settings = try OperatorSettings(
                [ServiceKeys.schemasDirectory.entry] + KafkaConfiguration.serviceKeys + PostgresPool.serviceKeys)
            let report = try await compare(settings)
            if json {
                FileHandle.standardOutput.write(Data(report.json + [UInt8(ascii: "\n")]))
            } else {
                print(report.summary)
                print(report.findings, terminator: "")
            }
            guard report.isEqual else { throw CommandFailure(.differs, "\(report.differences.total) differences") }
        }
    }

    private func compare(_ settings: OperatorSettings) async throws -> ReconciliationReport {
        var differences = DifferenceList(limit: list)
        let presented = try receipts.map { path in
            try ReceiptFiles(path: path, verifier: try verifier()).read(noting: &differences)
        }
        let expected = try ExpectedProjections(settings.configuration)
        let database = try ProjectionBooks(settings)
        // First the books, then the log: what the books have passed is in the log by then.
        let accounts = try await database.accounts(of: projection, expected: expected)
        let topics = Set(accounts.flatMap(\.topics)).union(projection.isEmpty ? expected.topics : [])
        let log = try WholeLog(settings, topics: topics)
        var reconciliation = Reconciliation(
            accounts: accounts, receipts: presented, topics: topics, clusterID: try await log.clusterID(),
            codec: EventCodec(), differences: differences)
        let ends = try await log.forEachRecord { reconciliation.note($0) }
        var report = reconciliation.finish(ends: ends)
        if !report.differences.unnamed.isEmpty {
            report.differences.name(try await database.applications(at: report.differences.unnamed))
        }
        return report
    }

    private func verifier() throws -> ReceiptVerifier? {
        guard let publicKey else { return nil }
        guard let key = Base64URL.decode(publicKey), let verifier = ReceiptVerifier(publicKey: key) else {
            throw CommandFailure(.configuration, "--public-key is not an Ed25519 public key in base64url")
        }
        return verifier
    }
}
