internal import Applications
internal import JSON

/// `becikowe`, version 1.
struct BirthGrantForm {
    private let family: Family
    /// The youngest of the family.
    private let newborn: ArraySlice<Person>
    private let careKind: String
    private let certificate: (issuer: String, on: LocalDate)
    private let income: FamilyIncome
    private let stay: StayAbroad?
    private let contact: ContactDetails
    private let address: Address
    private let payout: Payout
    private let attachments: Attachments

    private init(_ filing: Filing, _ random: inout SplitMix64) {
        let day = filing.filedOn
        family = .any(
            .init(
                women: 0.8, age: 20...42, partners: 0.85, childCounts: [1: 52, 2: 33, 3: 15], youngest: 0...0), on: day,
            &random)
        newborn = family.children.suffix(1)
        careKind = random.pick(["certificate": 80, "certificate-later": 15, "no-care": 5])
        certificate = (random.pick(["doctor": 8, "midwife": 2]), newborn.first?.born ?? day)
        income = FamilyIncome(family, on: day, &random)
        stay = StayAbroad(family, on: day, &random)
        contact = .of(family.applicant, channel: filing.channel, &random)
        address = .any(&random)
        payout = Payout(to: family.applicant, &random)
        attachments = Attachments(
            ["birth-certificate"] + (careKind == "certificate" ? ["medical-care-certificate"] : [])
                + income.attachmentKinds, filing, &random)
    }

    static func fill(_ filing: Filing, _ random: inout SplitMix64) -> FilledForm {
        let form = BirthGrantForm(filing, &random)
        var writer = JSONWriter(reservingCapacity: 2_560)
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
        writer.objects("children", newborn) { writer, child in
            writer.member("citizenship", family.citizenship)
            writer.member("dateOfBirth", child.born)
            writer.member("firstName", child.firstName)
            writer.member("lastName", child.lastName)
            writer.member("medicalCare", careKind)
            if careKind == "certificate" {
                writer.object("medicalCertificate") {
                    $0.member("issuedOn", certificate.on)
                    $0.member("issuer", certificate.issuer)
                }
            }
            writer.member("pesel", child.pesel)
            writer.member("relation", family.applicant.sex == .female ? "mother" : "father")
        }
        writer.contact(contact)
        StayAbroad.write(stay, to: &writer)
        writer.accepted(
            "declarations",
            [
                "childNotInFosterCare", "childNotInInstitution", "conditionsKnown", "dataTrue", "notPaidBefore",
                "notifyChanges", "penalClause", "privacyNotice",
            ])
        writer.familyMembers(family, others: Array(family.children.dropLast()))
        writer.key("home")
        writer.address(address, withCommune: true)
        income.write(to: &writer)
        payout.write(to: &writer)
    }
}
