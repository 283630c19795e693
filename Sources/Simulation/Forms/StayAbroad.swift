internal import Applications
internal import JSON

/// Whether somebody of the family is abroad, which the family benefits ask for (coordination of social security).
struct StayAbroad: Sendable {
    private let person: String
    private let country: String
    private let activity: String
    private let from: LocalDate
    private let hasBenefit: Bool

    /// Nil for most families.
    init?(_ family: Family, on day: LocalDate, _ random: inout SplitMix64) {
        guard let partner = family.partner, random.chance(0.06) else { return nil }
        person = partner.fullName
        country = random.pick(["DE", "NL", "AT", "CZ", "BE", "NO"])
        activity = random.pick(["work": 9, "business": 1])
        from = day.adding(days: -random.within(40...900))
        hasBenefit = random.chance(0.3)
    }

    /// Writes the member `coordination`.
    static func write(_ stay: StayAbroad?, to writer: inout JSONWriter) {
        writer.object("coordination") {
            $0.member("abroad", stay == nil ? "no" : "yes")
            guard let stay else { return }
            $0.objects("stays", CollectionOfOne(stay)) { writer, stay in
                writer.member("activity", stay.activity)
                writer.member("country", stay.country)
                writer.member("foreignBenefit", stay.hasBenefit)
                writer.member("from", stay.from)
                writer.member("person", stay.person)
            }
        }
    }
}
