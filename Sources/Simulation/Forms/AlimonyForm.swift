internal import Applications
internal import JSON

/// `fundusz-alimentacyjny`, version 1.
struct AlimonyForm {
    private let filing: Filing
    private let family: Family
    private let entitled: [EntitledChild]
    private let debtor: AlimonyDebtor
    private let enforcement: AlimonyEnforcement
    private let income: AlimonyIncome
    private let contact: ContactDetails
    private let address: Address
    private let payout: Payout
    private let attachments: Attachments

    private init(_ filing: Filing, _ random: inout SplitMix64) {
        self.filing = filing
        let day = filing.filedOn
        // The partner, if any, is not the debtor: the household is a new one.
        family = .any(
            .init(women: 0.95, age: 26...50, partners: 0.2, childCounts: [1: 56, 2: 33, 3: 11], youngest: 1...15),
            on: day, &random)
        let title = EnforcementTitle(day: day, oldest: family.children.first?.born ?? day, &random)
        entitled = family.children.map { EntitledChild($0, title, on: day, &random) }
        debtor = AlimonyDebtor(fatherOf: family, on: day, &random)
        enforcement = AlimonyEnforcement(
            monthlyGrosze: entitled.reduce(0) { $0 + $1.monthlyGrosze }, on: day, &random)
        income = AlimonyIncome(family, on: day, &random)
        contact = .of(family.applicant, channel: filing.channel, &random)
        address = .any(&random)
        payout = Payout(to: family.applicant, &random)
        var kinds = ["alimony-judgment"] + enforcement.attachmentKinds + income.attachmentKinds
        if entitled.contains(where: \.isAtSchool) { kinds.append("school-certificate") }
        if entitled.contains(where: \.isDisabled) { kinds.append("disability-ruling") }
        attachments = Attachments(kinds, filing, &random)
    }

    static func fill(_ filing: Filing, _ random: inout SplitMix64) -> FilledForm {
        let form = AlimonyForm(filing, &random)
        var writer = JSONWriter(reservingCapacity: 3_072)
        writer.beginObject()
        form.write(to: &writer)
        writer.endObject()
        return FilledForm(
            answers: writer.finish(), contact: form.contact.contact, documents: form.attachments.documents,
            amountGrosze: form.entitled.reduce(0) { $0 + min($1.monthlyGrosze, 100_000) },
            isForeign: form.family.isForeign)
    }

    private func write(to writer: inout JSONWriter) {
        writer.object("applicant") { $0.applicant(family, withResidence: true) }
        attachments.write(to: &writer)
        writer.member("benefitPeriod", SchoolYear.of(filing.filedOn))
        writer.contact(contact)
        debtor.write(to: &writer)
        writer.accepted(
            "declarations",
            [
                "dataTrue", "enforcementInformed", "entitledLiveInPoland", "entitledNotMarried",
                "noFullKeepInstitution",
                "penalClause", "privacyNotice", "willReportChanges",
            ])
        enforcement.write(to: &writer)
        writer.objects("entitled", entitled) { $1.write(family, to: &$0) }
        income.writeFarmAndGain(to: &writer)
        writer.key("home")
        writer.address(address)
        writer.object("household") {
            $0.objects("members", family.partner.map { [$0] } ?? []) { writer, partner in
                writer.member("citizenship", family.citizenship)
                writer.member("dateOfBirth", partner.born)
                writer.member("firstName", partner.firstName)
                writer.member("lastName", partner.lastName)
                writer.member("maritalStatus", family.isMarried ? "married" : "single")
                writer.member("pesel", partner.pesel)
                writer.member("relation", family.isMarried ? "spouse" : "other")
            }
        }
        income.write(year: SchoolYear.firstYear(of: filing.filedOn) - 1, to: &writer)
        enforcement.writeStatement(to: &writer)
        income.writeLossAndOther(to: &writer)
        payout.write(to: &writer)
    }
}
