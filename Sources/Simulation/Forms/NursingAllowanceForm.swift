internal import Applications
internal import JSON

/// `zasilek-pielegnacyjny`, version 1.
struct NursingAllowanceForm {
    private let family: Family
    private let ground: String
    private let disabledSince: LocalDate?
    private let ruling: DisabilityRuling?
    private let livesElsewhere: Address?
    private let stay: StayAbroad?
    private let contact: ContactDetails
    private let address: Address
    private let payout: Payout
    private let attachments: Attachments

    /// The child concerned; the applicant where there is none.
    private var concerned: Person? { family.children.last }

    private init(_ filing: Filing, _ random: inout SplitMix64) {
        let day = filing.filedOn
        let who = random.pick(["child": 40, "elderly": 34, "adult": 26])
        family = .any(NursingAllowanceForm.shape(who), on: day, &random)
        // A family of this benefit without a child is the applicant's own case.
        switch who {
        case "child": ground = "disabled-child"
        case "elderly": ground = "age-75"
        default: ground = random.pick(["severe-disability": 7, "moderate-disability-before-21": 3])
        }
        let born = (family.children.last ?? family.applicant).born
        disabledSince = ground == "moderate-disability-before-21" ? born.adding(months: random.within(3...200)) : nil
        // The disability is never younger than the ruling on it: 21 years are long over.
        ruling = ground == "age-75" ? nil : DisabilityRuling(after: disabledSince ?? born, on: day, &random)
        livesElsewhere = random.chance(0.06) ? .any(&random) : nil
        stay = StayAbroad(family, on: day, &random)
        contact = .of(family.applicant, channel: filing.channel, &random)
        address = .any(&random)
        payout = Payout(to: family.applicant, &random)
        attachments = Attachments(ruling == nil ? [] : ["disability-ruling"], filing, &random)
    }

    private static func shape(_ who: String) -> Family.Shape {
        switch who {
        case "child": .init(women: 0.85, age: 24...50, partners: 0.6, childCounts: [1: 1], youngest: 0...15)
        case "elderly": .init(women: 0.62, age: 76...93, partners: 0.35)
        default: .init(women: 0.52, age: 27...70, partners: 0.4)
        }
    }

    static func fill(_ filing: Filing, _ random: inout SplitMix64) -> FilledForm {
        let form = NursingAllowanceForm(filing, &random)
        var writer = JSONWriter(reservingCapacity: 1_536)
        writer.beginObject()
        form.write(to: &writer)
        writer.endObject()
        return FilledForm(
            answers: writer.finish(), contact: form.contact.contact, documents: form.attachments.documents,
            amountGrosze: 21_584, isForeign: form.family.isForeign)
    }

    private func write(to writer: inout JSONWriter) {
        writer.object("applicant") { $0.applicant(family) }
        attachments.write(to: &writer)
        writer.object("concerned") {
            if let concerned { writePerson(concerned, to: &$0) }
            $0.member("who", concerned == nil ? "applicant" : "child")
        }
        writer.contact(contact)
        StayAbroad.write(stay, to: &writer)
        writer.accepted(
            "declarations",
            [
                "conditionsKnown", "dataTrue", "noCareSupplement", "noForeignCareBenefit", "notInFullKeepInstitution",
                "notifyChanges", "penalClause", "privacyNotice",
            ])
        writer.object("ground") {
            $0.member("disabilitySince", disabledSince?.iso)
            $0.member("kind", ground)
            ruling?.write(to: &$0)
        }
        writer.key("home")
        writer.address(address, withCommune: true)
        payout.write(to: &writer)
    }

    private func writePerson(_ person: Person, to writer: inout JSONWriter) {
        writer.object("person") {
            $0.member("citizenship", family.citizenship)
            $0.member("dateOfBirth", person.born)
            $0.member("firstName", person.firstName)
            if let livesElsewhere {
                $0.key("home")
                $0.address(livesElsewhere, withCommune: true)
            }
            $0.member("lastName", person.lastName)
            $0.member("livesWithApplicant", livesElsewhere == nil ? "yes" : "no")
            $0.member("pesel", person.pesel)
        }
    }
}
