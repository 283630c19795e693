import Applications
import JSON
import Postgres

/// Which cases to list.
struct CaseFilter: Sendable, Equatable {
    /// The last case of the page before.
    struct Cursor: Sendable, Equatable {
        let filedAt: Instant
        let id: ApplicationID

        init(filedAt: Instant, id: ApplicationID) {
            self.filedAt = filedAt
            self.id = id
        }

        /// `<milliseconds>.<application id>`
        init?(text: String) {
            let parts = text.split(separator: ".", maxSplits: 1)
            guard parts.count == 2, let milliseconds = Int64(parts[0]), let uuid = UUID128(String(parts[1])) else {
                return nil
            }
            self.init(filedAt: Instant(milliseconds: milliseconds), id: ApplicationID(uuid))
        }

        var text: String { "\(filedAt.milliseconds).\(id)" }
    }

    var status: Status?
    var after: Cursor?
    var limit: Int
}

/// A case as the list shows it.
struct CaseSummary: Sendable {
    let id: ApplicationID
    let reference: String
    let version: Int
    let status: String
    let statusSince: Instant
    let filedAt: Instant
    let applicantName: String
    let caseNumber: String?
    let owner: String?
    let decideBy: LocalDate?

    init(_ row: PostgresRow) throws(PostgresError) {
        let uuid = try row.uuid(0)
        id = ApplicationID(UUID128(high: uuid.high, low: uuid.low))
        reference = try row.text(1)
        version = try row.int(2)
        status = try row.text(3)
        statusSince = Instant(milliseconds: try row.timestamptz(4) / 1000)
        filedAt = Instant(milliseconds: try row.timestamptz(5) / 1000)
        applicantName = try row.text(6)
        caseNumber = try row.optionalText(7)
        owner = try row.optionalText(8)
        decideBy = try row.optionalDate(9).map { LocalDate(daysSince1970: $0) }
    }

    func write(to writer: inout JSONWriter) {
        writer.member("applicationId", id.description)
        writer.member("reference", reference)
        writer.member("version", version)
        writer.member("status", status)
        writer.member("statusText", Status(rawValue: status)?.polishLabel)
        writer.member("statusSince", statusSince.rfc3339)
        writer.member("filedAt", filedAt.rfc3339)
        writer.member("applicantName", applicantName)
        writer.member("caseNumber", caseNumber)
        writer.member("owner", owner)
        writer.member("decideBy", decideBy?.iso)
    }
}

/// One accepted event of a case.
struct TimelineEntry: Sendable {
    let eventID: EventID
    let version: Int
    let kind: String
    let actor: String
    let at: Instant
    let status: String
    let data: [UInt8]

    init(_ row: PostgresRow) throws(PostgresError) {
        let uuid = try row.uuid(0)
        eventID = EventID(UUID128(high: uuid.high, low: uuid.low))
        version = try row.int(1)
        kind = try row.text(2)
        actor = try row.text(3)
        at = Instant(milliseconds: try row.timestamptz(4) / 1000)
        status = try row.text(5)
        data = Array(try row.text(6).utf8)
    }

    /// - Parameter withData: what the event says; left out where only its place in the order matters.
    func write(to writer: inout JSONWriter, withData: Bool) {
        writer.beginObject()
        writer.member("eventId", eventID.description)
        writer.member("version", version)
        writer.member("type", kind)
        writer.member("text", EventKind(rawValue: kind)?.polishPastTense)
        writer.member("actor", actor)
        writer.member("at", at.rfc3339)
        writer.member("status", status)
        if withData {
            writer.key("data")
            writer.raw(data)
        }
        writer.endObject()
    }
}
