internal import Applications
internal import JSON

/// What a family that asks for alimony from the fund says of its incomes (annexes ZFA-03 and ZFA-05, lost and gained).
struct AlimonyIncome: Sendable {
    private let other: (kind: String, grosze: Int)?
    private let hectares: Int?
    private let lost: Change?
    private let gained: Change?
    private let person: String

    private struct Change: Sendable {
        let source: String
        let payer: String
        let on: LocalDate
        let grosze: Int
    }

    var attachmentKinds: [String] {
        [
            hectares == nil ? nil : "farm-certificate", lost == nil ? nil : "lost-income-document",
            gained == nil ? nil : "gained-income-document",
        ].compactMap { $0 }
    }

    init(_ family: Family, on day: LocalDate, _ random: inout SplitMix64) {
        person = family.applicant.fullName
        other =
            random.chance(0.2)
            ? (
                random.pick(["alimony": 6, "scholarship": 1, "foreign-income": 1, "parental-benefit": 2]),
                random.within(120_000...1_400_000)
            ) : nil
        hectares = random.chance(0.03) ? random.within(5_000...42_500) : nil
        lost = random.chance(0.14) ? AlimonyIncome.change(on: day, &random) : nil
        gained = random.chance(0.16) ? AlimonyIncome.change(on: day, &random) : nil
    }

    private static func change(on day: LocalDate, _ random: inout SplitMix64) -> Change {
        Change(
            source: random.pick(["employment": 7, "civil-contract": 2, "unemployment-benefit": 1]),
            payer: random.pick(Places.employers), on: day.adding(days: -random.within(20...380)),
            grosze: random.within(140_000...380_000))
    }

    /// Writes the members `farms` and `gainedIncomes`.
    func writeFarmAndGain(to writer: inout JSONWriter) {
        if let hectares {
            writer.objects("farms", CollectionOfOne(hectares)) { writer, hectares in
                writer.decimal("hectares", hectares, digits: 4)
                writer.member("person", person)
            }
        }
        if let gained {
            writer.objects("gainedIncomes", CollectionOfOne(gained)) { writer, gained in
                writer.member("gainedOn", gained.on)
                writer.member("monthlyGrosze", gained.grosze)
                writer.member("payer", gained.payer)
                writer.member("person", person)
                writer.member("source", gained.source)
            }
        }
    }

    /// Writes the member `income`.
    func write(year: Int, to writer: inout JSONWriter) {
        writer.object("income") {
            $0.member("alimonyPaidGrosze", 0)
            $0.member("hasFarm", hectares == nil ? "no" : "yes")
            $0.member("hasGainedIncome", gained == nil ? "no" : "yes")
            $0.member("hasLostIncome", lost == nil ? "no" : "yes")
            $0.member("hasOtherIncome", other == nil ? "no" : "yes")
            $0.member("year", String(year))
        }
    }

    /// Writes the members `lostIncomes` and `otherIncomes`.
    func writeLossAndOther(to writer: inout JSONWriter) {
        if let lost {
            writer.objects("lostIncomes", CollectionOfOne(lost)) { writer, lost in
                writer.member("amountGrosze", lost.grosze)
                writer.member("lostOn", lost.on)
                writer.member("payer", lost.payer)
                writer.member("person", person)
                writer.member("source", lost.source)
            }
        }
        if let other {
            writer.objects("otherIncomes", CollectionOfOne(other)) { writer, other in
                writer.member("amountGrosze", other.grosze)
                writer.member("kind", other.kind)
                writer.member("person", person)
            }
        }
    }
}
