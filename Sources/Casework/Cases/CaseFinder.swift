import Applications
import Postgres
import ServiceKit

/// Reads from the read models; a database that is away is a problem for the caller to hear of.
struct CaseFinder: Sendable {
    let pool: PostgresPool

    /// A case and the read model that has it.
    struct Found: Sendable {
        let readModel: CaseReadModel
        let summary: CaseSummary
    }

    /// Asks every benefit at once, since an application id does not name its own.
    func find(_ application: ApplicationID) async throws -> Found {
        let results = try await run(CaseReadModel.all.map { $0.summary(of: application) })
        for (readModel, result) in zip(CaseReadModel.all, results) {
            guard let row = result.rows.first else { continue }
            return Found(readModel: readModel, summary: try CaseSummary(row, benefit: readModel.benefit))
        }
        throw CaseworkProblems.noSuchCase
    }

    func run(_ steps: [PipelineStep]) async throws -> [PipelineResult] {
        try await reading { try await $0.pipeline(steps) }
    }

    func reading<R: Sendable>(_ body: @Sendable (PostgresConnection) async throws -> R) async throws -> R {
        do {
            return try await pool.withConnection(body)
        } catch let error as PostgresError where error.isTransient {
            throw CaseworkProblems.readModelUnavailable
        }
    }
}
