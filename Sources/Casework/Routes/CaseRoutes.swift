import Applications
import Hummingbird
import JSON
import Postgres
import ServiceKit

/// Reading cases: the list and one case with its timeline.
struct CaseRoutes: Sendable {
    let finder: CaseFinder

    /// `GET /api/v1/applications?benefit=&status=&owner=&unit=&due=&limit=&after=`
    func list(_ request: Request) async throws -> Response {
        let query = request.uri.queryParameters
        let filter = try CaseFilter { name in query[name[...]].map(String.init) }
        let rows = try await finder.run([CaseList(filter).step])[0].rows
        let cases = try rows.map { row throws(PostgresError) in try CaseSummary(listed: row) }
        return Response.json(Self.render(cases, limit: filter.limit), isPersonal: true)
    }

    /// `GET /api/v1/applications/{applicationId}`
    func show(_ context: some RequestContext) async throws -> Response {
        let found = try await finder.find(Self.applicationID(context))
        let (readModel, id) = (found.readModel, found.summary.id)
        let results = try await finder.run([
            readModel.timeline(of: id), readModel.answers(of: id), readModel.deadlines(of: id),
        ])
        return Response.json(
            try Self.render(
                found.summary, timeline: results[0].rows.map { row throws(PostgresError) in try TimelineEntry(row) },
                answers: results[1].rows.first,
                deadlines: results[2].rows.map { row throws(PostgresError) in try DeadlineRow(row) }),
            isPersonal: true)
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
        _ summary: CaseSummary, timeline: [TimelineEntry], answers: PostgresRow?, deadlines: [DeadlineRow]
    ) throws -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 8192)
        writer.beginObject()
        summary.write(to: &writer)
        if let answers {
            writer.key("form")
            writer.beginObject()
            writer.member("id", try answers.text(0))
            writer.member("version", try answers.text(1))
            writer.endObject()
            if let text = try answers.optionalText(2) {
                writer.key("answers")
                writer.raw(Array(text.utf8))
            }
        }
        writer.key("deadlines")
        writer.beginArray()
        for deadline in deadlines { deadline.write(to: &writer) }
        writer.endArray()
        writer.key("timeline")
        writer.beginArray()
        for entry in timeline { entry.write(to: &writer, withData: true) }
        writer.endArray()
        writer.endObject()
        return writer.finish()
    }
}
