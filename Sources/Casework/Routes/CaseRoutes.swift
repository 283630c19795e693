import Applications
import Hummingbird
import JSON
import Postgres
import ServiceKit

/// Reading cases: the list and one case with its timeline.
struct CaseRoutes: Sendable {
    let pool: PostgresPool

    /// `GET /api/v1/applications?benefit=&status=&limit=&after=`
    func list(_ request: Request) async throws -> Response {
        let query = request.uri.queryParameters
        let readModel = try Self.readModel(query["benefit"].map(String.init))
        var filter = CaseFilter(limit: 50)
        if let limit = query["limit"] {
            guard let value = Int(limit), (1...200).contains(value) else {
                throw CaseworkProblems.query("limit", "Podaj liczbę od 1 do 200.")
            }
            filter.limit = value
        }
        if let status = query["status"], !status.isEmpty {
            guard let value = Status(rawValue: String(status)) else {
                throw CaseworkProblems.query(
                    "status", "Dozwolone: \(Status.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            filter.status = value
        }
        if let after = query["after"], !after.isEmpty {
            guard let cursor = CaseFilter.Cursor(text: String(after)) else {
                throw CaseworkProblems.query("after", "Użyj wartości next z poprzedniej strony.")
            }
            filter.after = cursor
        }
        let step = readModel.list(filter)
        let cases = try await rows(step).map { row throws(PostgresError) in try CaseSummary(row) }
        return Response.json(Self.render(cases, limit: filter.limit), isPersonal: true)
    }

    /// `GET /api/v1/applications/{applicationId}`
    func show(_ context: some RequestContext) async throws -> Response {
        let id = try Self.applicationID(context)
        for readModel in CaseReadModel.all {
            let steps = [readModel.summary(of: id), readModel.timeline(of: id), readModel.answers(of: id)]
            let results = try await reading { try await $0.pipeline(steps) }
            guard let row = results[0].rows.first else { continue }
            return Response.json(
                try Self.render(
                    CaseSummary(row), benefit: readModel.benefit,
                    timeline: results[1].rows.map { row throws(PostgresError) in try TimelineEntry(row) },
                    answers: results[2].rows.first),
                isPersonal: true)
        }
        throw CaseworkProblems.noSuchCase
    }

    private func rows(_ step: PipelineStep) async throws -> [PostgresRow] {
        try await reading { try await $0.pipeline([step]) }[0].rows
    }

    private func reading<R: Sendable>(_ body: @Sendable (PostgresConnection) async throws -> R) async throws -> R {
        do {
            return try await pool.withConnection(body)
        } catch let error as PostgresError where error.isTransient {
            throw CaseworkProblems.readModelUnavailable
        }
    }

    static func readModel(_ benefit: String?) throws -> CaseReadModel {
        guard let benefit, !benefit.isEmpty else { return .housingAllowance }
        guard let readModel = CaseReadModel.all.first(where: { $0.benefit.rawValue == benefit }) else {
            throw CaseworkProblems.query(
                "benefit", "Dozwolone: \(CaseReadModel.all.map(\.benefit.rawValue).joined(separator: ", ")).")
        }
        return readModel
    }

    static func applicationID(_ context: some RequestContext) throws -> ApplicationID {
        guard let uuid = UUID128(try context.parameters.require("applicationId")) else {
            throw CaseworkProblems.noSuchCase
        }
        return ApplicationID(uuid)
    }

    private static func render(_ cases: [CaseSummary], limit: Int) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 512 * (cases.count + 1))
        writer.beginObject()
        writer.key("applications")
        writer.beginArray()
        for summary in cases {
            writer.beginObject()
            summary.write(to: &writer)
            writer.endObject()
        }
        writer.endArray()
        if cases.count == limit, let last = cases.last {
            writer.member("next", CaseFilter.Cursor(filedAt: last.filedAt, id: last.id).text)
        }
        writer.endObject()
        return writer.finish()
    }

    private static func render(
        _ summary: CaseSummary, benefit: BenefitCode, timeline: [TimelineEntry], answers: PostgresRow?
    ) throws -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 8192)
        writer.beginObject()
        summary.write(to: &writer)
        writer.member("benefit", benefit.rawValue)
        if let answers {
            writer.key("form")
            writer.beginObject()
            writer.member("id", try answers.text(0))
            writer.member("version", try answers.text(1))
            writer.endObject()
            writer.key("answers")
            writer.raw(Array(try answers.text(2).utf8))
        }
        writer.key("timeline")
        writer.beginArray()
        for entry in timeline { entry.write(to: &writer, withData: true) }
        writer.endArray()
        writer.endObject()
        return writer.finish()
    }
}
