internal import Applications
internal import JSON

/// `swiadczenie-rodzicielskie`, version 1.
struct ParentalBenefitForm {
    private let family: Family
    /// The youngest of the family.
    private let newborn: ArraySlice<Person>
    private let fatherGround: String?
    private let situation: (kind: String, description: String?)
    private let sharer: (person: Person, from: LocalDate?, to: LocalDate?)?
    private let stay: StayAbroad?
    private let contact: ContactDetails
    private let address: Address
    private let payout: Payout
    private let attachments: Attachments

    private init(_ filing: Filing, _ random: inout SplitMix64) {
        let day = filing.filedOn
        family = .any(
            .init(women: 0.93, age: 19...42, partners: 0.7, childCounts: [1: 65, 2: 25, 3: 10], youngest: 0...0),
            on: day, &random)
        newborn = family.children.suffix(1)
        let isFather = family.applicant.sex == .male
        fatherGround =
            isFather
            ? random.pick(["mother-shortened-benefit": 7, "mother-abandoned-child": 2, "mother-dead": 1]) : nil
        let kind = random.pick([
            "unemployed": 44, "student": 19, "civil-contract": 15, "farmer": 6, "other": 4,
            "business-without-sickness-insurance": 7, "employed-without-maternity-benefit": 5,
        ])
        situation = (kind, kind == "other" ? "przerwa między umowami" : nil)
        let drew = isFather && fatherGround == "mother-shortened-benefit"
        let born = newborn.first?.born ?? day
        sharer = family.partner.flatMap { partner in
            guard random.chance(0.3) else { return nil }
            return (partner, drew ? born : nil, drew ? born.adding(days: 97) : nil)
        }
        stay = StayAbroad(family, on: day, &random)
        contact = .of(family.applicant, channel: filing.channel, &random)
        address = .any(&random)
        payout = Payout(to: family.applicant, &random)
        attachments = Attachments(
            ["birth-certificate"] + (drew ? ["maternity-benefit-certificate"] : []), filing, &random)
    }

    static func fill(_ filing: Filing, _ random: inout SplitMix64) -> FilledForm {
        let form = ParentalBenefitForm(filing, &random)
        var writer = JSONWriter(reservingCapacity: 1_792)
        writer.beginObject()
        form.write(to: &writer)
        writer.endObject()
        return FilledForm(
            answers: writer.finish(), contact: form.contact.contact, documents: form.attachments.documents,
            amountGrosze: 100_000, isForeign: form.family.isForeign)
    }

    private func write(to writer: inout JSONWriter) {
        writer.object("applicant") { $0.applicant(family) }
        attachments.write(to: &writer)
        writer.object("care") {
            $0.member("kind", sharer == nil ? "alone" : "shared")
            guard let sharer else { return }
            $0.object("otherParent") {
                $0.member("dateOfBirth", sharer.person.born)
                $0.member("drawnBenefit", sharer.from == nil ? "none" : "maternity-benefit")
                $0.member("drawnFrom", sharer.from?.iso)
                $0.member("drawnTo", sharer.to?.iso)
                $0.member("firstName", sharer.person.firstName)
                $0.member("lastName", sharer.person.lastName)
                $0.member("pesel", sharer.person.pesel)
            }
        }
        writer.objects("children", newborn) { writer, child in
            writer.member("citizenship", family.citizenship)
            writer.member("dateOfBirth", child.born)
            writer.member("firstName", child.firstName)
            writer.member("lastName", child.lastName)
            writer.member("pesel", child.pesel)
        }
        writer.object("claim") {
            $0.member("fatherGround", fatherGround)
            $0.member("role", fatherGround == nil ? "mother" : "father")
        }
        writer.contact(contact)
        StayAbroad.write(stay, to: &writer)
        writer.accepted(
            "declarations",
            [
                "childNotInFosterCare", "conditionsKnown", "dataTrue", "noMaternityBenefit", "noOtherCareBenefit",
                "notDrawnElsewhere", "notifyChanges", "penalClause", "personalCare", "privacyNotice",
            ])
        writer.key("home")
        writer.address(address, withCommune: true)
        payout.write(to: &writer)
        writer.object("situation") {
            $0.member("description", situation.description)
            $0.member("kind", situation.kind)
        }
    }
}
