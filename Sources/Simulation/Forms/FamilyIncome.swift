internal import Applications
internal import JSON

/// What families say of incomes that the tax office does not know: untaxed, of a farm, lost and gained.
struct FamilyIncome: Sendable {
    private let paidGrosze: Int
    private let untaxed: (person: String, kind: String, grosze: Int)?
    private let farm: (person: String, hectares: Int)?
    private let lost: Change?
    private let gained: Change?

    fileprivate struct Change: Sendable {
        let person: String
        let source: String
        let on: LocalDate
        let grosze: Int
    }

    var attachmentKinds: [String] {
        [
            farm == nil ? nil : "farm-area-certificate", lost == nil ? nil : "income-loss-document",
            gained == nil ? nil : "income-gain-document", paidGrosze == 0 ? nil : "alimony-payment-proof",
        ].compactMap { $0 }
    }

    init(_ family: Family, on day: LocalDate, _ random: inout SplitMix64) {
        let someone = (random.chance(0.5) ? family.partner : nil) ?? family.applicant
        let name = someone.fullName
        paidGrosze = random.chance(0.04) ? 120_000 * random.within(3...8) : 0
        untaxed =
            random.chance(0.16)
            ? (
                name,
                random.pick([
                    "alimony-received": 6, "scholarship": 1, "income-abroad": 1, "business-lump-sum-tax": 3,
                    "parental-benefit": 1,
                ]), random.within(240_000...1_600_000)
            ) : nil
        farm = random.chance(0.05) ? (name, random.within(5_000...42_500)) : nil
        lost =
            random.chance(0.14)
            ? Change(
                person: name, source: random.pick(["employment", "unemployment-benefit", "business", "pension"]),
                on: day.adding(days: -random.within(20...400)), grosze: random.within(140_000...390_000)) : nil
        gained =
            random.chance(0.12)
            ? Change(
                person: name, source: random.pick(["employment", "unemployment-benefit", "business", "pension"]),
                on: day.adding(days: -random.within(40...300)), grosze: random.within(140_000...390_000)) : nil
    }

    /// Writes the member `income`.
    func write(to writer: inout JSONWriter) {
        writer.object("income") {
            $0.member("alimonyPaidGrosze", paidGrosze)
            if let farm {
                $0.objects("farms", CollectionOfOne(farm)) { writer, farm in
                    writer.decimal("conversionHectares", farm.hectares, digits: 4)
                    writer.member("person", farm.person)
                }
            }
            if let gained { $0.objects("gained", CollectionOfOne(gained)) { $1.write("gainedOn", to: &$0) } }
            $0.member("hasFarm", farm == nil ? "no" : "yes")
            $0.member("hasGained", gained == nil ? "no" : "yes")
            $0.member("hasLost", lost == nil ? "no" : "yes")
            $0.member("hasUntaxed", untaxed == nil ? "no" : "yes")
            if let lost { $0.objects("lost", CollectionOfOne(lost)) { $1.write("lostOn", to: &$0) } }
            if let untaxed {
                $0.objects("untaxed", CollectionOfOne(untaxed)) { writer, untaxed in
                    writer.member("amountGrosze", untaxed.grosze)
                    writer.member("kind", untaxed.kind)
                    writer.member("person", untaxed.person)
                }
            }
        }
    }
}

extension FamilyIncome.Change {
    /// Both `gainedOn` and `lostOn` come before the other members.
    fileprivate func write(_ dateKey: String, to writer: inout JSONWriter) {
        writer.member(dateKey, on)
        writer.member("monthlyGrosze", grosze)
        writer.member("person", person)
        writer.member("source", source)
    }
}
