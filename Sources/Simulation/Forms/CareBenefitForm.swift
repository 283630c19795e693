internal import Applications
internal import JSON

/// `swiadczenie-pielegnacyjne`, version 1.
struct CareBenefitForm {
    private let family: Family
    private let request: (kind: String, previous: String?)
    private let caredFor: [Cared]
    private let insurance: (pension: String, since: LocalDate, years: Int, isHealthInsured: Bool)
    private let stay: StayAbroad?
    private let contact: ContactDetails
    private let address: Address
    private let payout: Payout
    private let attachments: Attachments

    private struct Cared: Sendable {
        let person: Person
        let since: LocalDate
        let rulingKind: String
        let ruling: DisabilityRuling
    }

    private init(_ filing: Filing, _ random: inout SplitMix64) {
        let day = filing.filedOn
        family = .any(
            .init(women: 0.9, age: 28...54, partners: 0.66, childCounts: [1: 92, 2: 8], youngest: 0...8), on: day,
            &random)
        // More is paid where two or more are cared for.
        let kind = family.children.count > 1 ? "increase" : random.pick(["grant": 63, "continuation": 37])
        let asksForDecision = kind != "grant" && random.chance(0.8)
        request = (kind, asksForDecision ? "SR.4321.\(random.within(1...400)).\(day.year - 1)" : nil)
        caredFor = family.children.map { person in
            Cared(
                person: person, since: max(person.born, day.adding(days: -random.within(30...1_500))),
                rulingKind: random.pick(["both-indications": 85, "severe-degree": 15]),
                ruling: DisabilityRuling(after: person.born, on: day, &random))
        }
        insurance = (
            random.pick(["zus": 55, "none": 38, "krus": 7]), day.adding(months: -random.within(6...90)),
            random.within(0...20), random.chance(0.8)
        )
        stay = StayAbroad(family, on: day, &random)
        contact = .of(family.applicant, channel: filing.channel, &random)
        address = .any(&random)
        payout = Payout(to: family.applicant, &random)
        attachments = Attachments(
            ["disability-ruling"] + (insurance.pension == "none" ? [] : ["insurance-certificate"]), filing, &random)
    }

    static func fill(_ filing: Filing, _ random: inout SplitMix64) -> FilledForm {
        let form = CareBenefitForm(filing, &random)
        var writer = JSONWriter(reservingCapacity: 2_048)
        writer.beginObject()
        form.write(to: &writer)
        writer.endObject()
        let amount = filing.filedOn.year >= 2026 ? 338_600 : 328_700
        return FilledForm(
            answers: writer.finish(), contact: form.contact.contact, documents: form.attachments.documents,
            amountGrosze: amount * form.caredFor.count, isForeign: form.family.isForeign)
    }

    private func write(to writer: inout JSONWriter) {
        writer.object("applicant") { $0.applicant(family) }
        attachments.write(to: &writer)
        writer.objects("caredFor", caredFor) { writer, cared in
            writer.member("careSince", cared.since)
            writer.member("citizenship", family.citizenship)
            writer.member("dateOfBirth", cared.person.born)
            writer.member("firstName", cared.person.firstName)
            writer.member("lastName", cared.person.lastName)
            writer.member("livesWithApplicant", "yes")
            writer.member("pesel", cared.person.pesel)
            writer.member("relation", family.applicant.sex == .female ? "mother" : "father")
            cared.ruling.write(kind: cared.rulingKind, to: &writer)
        }
        writer.contact(contact)
        StayAbroad.write(stay, to: &writer)
        writer.accepted(
            "declarations",
            [
                "conditionsKnown", "dataTrue", "noForeignCareBenefit", "noOtherCareBenefit", "notInRoundTheClockCare",
                "notMarried", "notifyChanges", "penalClause", "personalCare", "privacyNotice",
            ])
        writer.key("home")
        writer.address(address, withCommune: true)
        writer.object("insurance") {
            $0.member("contributionYears", insurance.years)
            $0.member("healthInsured", insurance.isHealthInsured)
            $0.member("pension", insurance.pension)
            if insurance.pension != "none" { $0.member("pensionSince", insurance.since) }
        }
        payout.write(to: &writer)
        writer.object("request") {
            $0.member("kind", request.kind)
            $0.member("previousDecision", request.previous)
        }
    }
}
