internal import Applications
internal import JSON

/// A ruling on disability, as the care benefits ask for it.
struct DisabilityRuling: Sendable {
    private let issuer: String
    private let number: String
    private let issuedOn: LocalDate
    private let validUntil: LocalDate?

    /// Issued after a day, before filing.
    init(after earliest: LocalDate, on day: LocalDate, _ random: inout SplitMix64) {
        issuer = random.pick(["county-board": 80, "voivodeship-board": 9, "zus": 8, "court": 3])
        number = "PZO.4010.\(random.within(100...9_999)).\(day.year)"
        issuedOn = max(earliest, day.adding(days: -random.within(5...700)))
        validUntil = random.chance(0.7) ? day.adding(months: random.within(8...48)) : nil
    }

    /// Writes the member `ruling`; some forms ask for its kind besides.
    func write(kind: String? = nil, to writer: inout JSONWriter) {
        writer.object("ruling") {
            $0.member("issuedOn", issuedOn)
            $0.member("issuer", issuer)
            $0.member("kind", kind)
            $0.member("number", number)
            $0.member("validUntil", validUntil?.iso)
        }
    }
}
