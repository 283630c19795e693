import Applications
import EventLog
import Hummingbird
import JSON
import ServiceKit
import TimeTravel

/// `GET /api/v1/applications/{applicationId}/history?at=` or `?version=`: the case as it stood, from the event archive.
struct HistoryRoute: Sendable {
    let finder: CaseFinder
    let codec: EventCodec

    func handle(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let query = request.uri.queryParameters
        let moment = try Self.moment(at: query["at"].map(String.init), version: query["version"].map(String.init))
        let id = try CaseRoutes.applicationID(context)
        let codec = codec
        let archived = try await finder.reading { try await ArchivedCase.read(id, on: $0, codec: codec) }
        guard let archived else { throw CaseworkProblems.noSuchCase }
        let past: PastCase
        do throws(CaseHistory.Miss) {
            past = try archived.history.asOf(moment)
        } catch {
            throw CaseworkProblems.notInHistory(error)
        }
        return Response.json(
            Self.render(past, messages: archived.messages.compactMap { $0.asOf(moment) }, moment), isPersonal: true)
    }

    /// - Throws: a problem that says what may stand there.
    static func moment(at time: String?, version: String?) throws(Problem) -> Moment {
        switch (time, version) {
        case (nil, nil): return .latest
        case (.some, .some): throw CaseworkProblems.query("at", "Podaj at albo version, nie oba naraz.")
        case (let time?, nil):
            guard let instant = Instant(rfc3339: time) else {
                throw CaseworkProblems.query(
                    "at", "Podaj czas ze strefą, na przykład 2026-05-01T12:00:00Z albo 2026-05-01T14:00:00%2B02:00.")
            }
            return .time(instant)
        case (nil, let version?):
            guard let number = Int(version), number > 0 else {
                throw CaseworkProblems.query("version", "Podaj numer wersji sprawy, liczbę od 1.")
            }
            return .version(number)
        }
    }

    private static func render(_ past: PastCase, messages: [CaseMessage], _ moment: Moment) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 16_384)
        writer.beginObject()
        writer.key("asked")
        writer.beginObject()
        switch moment {
        case .latest: break
        case .time(let time): writer.member("at", time.rfc3339)
        case .version(let version): writer.member("version", version)
        }
        writer.endObject()
        // Caseworkers see the address in the form as well.
        past.writeMembers(to: &writer, messages: messages, recipients: true)
        writer.endObject()
        return writer.finish()
    }
}
