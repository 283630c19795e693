import Applications
import JSON
import Postgres

/// A case as the list shows it.
struct CaseSummary: Sendable {
    let benefit: BenefitCode
    let id: ApplicationID
    let reference: String
    let version: Int
    let status: String
    let statusSince: Instant
    let filedAt: Instant
    /// Nil or empty once the data are erased.
    let applicantName: String?
    let caseNumber: String?
    let unit: String?
    let owner: String?
    let decideBy: LocalDate?
    /// Earliest last day of the office's own clocks.
    let nextDue: LocalDate?
    /// Of `nextDue`: `ok`, `soon` or `late`.
    let colour: String
    let paidGrosze: Int64

    /// Columns of the view `applications`, named `a`, in the order in which they are read.
    static let columns = """
        a.application_id, a.reference, a.version, a.status, a.status_since, a.filed_at, a.applicant_name, a.case_number,
        a.unit, a.owner, a.decide_by, a.next_due, a.colour, a.paid_grosze
        """

    /// - Parameter first: column in which they begin.
    init(_ row: PostgresRow, benefit: BenefitCode, from first: Int = 0) throws(PostgresError) {
        self.benefit = benefit
        let uuid = try row.uuid(first)
        id = ApplicationID(UUID128(high: uuid.high, low: uuid.low))
        reference = try row.text(first + 1)
        version = try row.int(first + 2)
        status = try row.text(first + 3)
        statusSince = Instant(milliseconds: try row.timestamptz(first + 4) / 1000)
        filedAt = Instant(milliseconds: try row.timestamptz(first + 5) / 1000)
        applicantName = try row.optionalText(first + 6)
        caseNumber = try row.optionalText(first + 7)
        unit = try row.optionalText(first + 8)
        owner = try row.optionalText(first + 9)
        decideBy = try row.optionalDate(first + 10).map { LocalDate(daysSince1970: $0) }
        nextDue = try row.optionalDate(first + 11).map { LocalDate(daysSince1970: $0) }
        colour = try row.text(first + 12)
        paidGrosze = try row.int8(first + 13)
    }

    /// A row of the list: the benefit, then the columns.
    init(listed row: PostgresRow) throws(PostgresError) {
        try self.init(row, benefit: BenefitCode(rawValue: try row.text(0)), from: 1)
    }

    func write(to writer: inout JSONWriter) {
        writer.member("applicationId", id.description)
        writer.member("benefit", benefit.rawValue)
        writer.member("reference", reference)
        writer.member("version", version)
        writer.member("status", status)
        writer.member("statusText", Status(rawValue: status)?.polishLabel)
        writer.member("statusSince", statusSince.rfc3339)
        writer.member("filedAt", filedAt.rfc3339)
        writer.member("applicantName", applicantName)
        writer.member("caseNumber", caseNumber)
        writer.member("unit", unit)
        writer.member("owner", owner)
        writer.member("decideBy", decideBy?.iso)
        writer.member("nextDue", nextDue?.iso)
        writer.member("colour", colour)
        writer.member("paidGrosze", paidGrosze)
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
    /// Nil once the data are erased.
    let data: [UInt8]?

    init(_ row: PostgresRow) throws(PostgresError) {
        let uuid = try row.uuid(0)
        eventID = EventID(UUID128(high: uuid.high, low: uuid.low))
        version = try row.int(1)
        kind = try row.text(2)
        actor = try row.text(3)
        at = Instant(milliseconds: try row.timestamptz(4) / 1000)
        status = try row.text(5)
        data = try row.optionalText(6).map { Array($0.utf8) }
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
        if withData, let data {
            writer.key("data")
            writer.raw(data)
        }
        writer.endObject()
    }
}

/// A clock that runs in a case.
struct DeadlineRow: Sendable {
    let kind: String
    /// Who has to act: `office` or `party`.
    let whose: String
    let due: LocalDate
    let basis: String
    /// `ok`, `soon` or `late`.
    let colour: String
    let stoppedOn: LocalDate?

    init(_ row: PostgresRow) throws(PostgresError) {
        kind = try row.text(0)
        whose = try row.text(1)
        due = LocalDate(daysSince1970: try row.date(2))
        basis = try row.text(3)
        colour = try row.text(4)
        stoppedOn = try row.optionalDate(5).map { LocalDate(daysSince1970: $0) }
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("kind", kind)
        writer.member("whose", whose)
        writer.member("due", due.iso)
        writer.member("basis", basis)
        writer.member("colour", colour)
        writer.member("stoppedOn", stoppedOn?.iso)
        writer.endObject()
    }
}
