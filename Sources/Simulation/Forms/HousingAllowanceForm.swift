internal import Applications
internal import JSON

/// `dodatek-mieszkaniowy`, version 1.
struct HousingAllowanceForm {
    private let filing: Filing
    private let family: Family
    private let household: HousingHousehold
    private let dwelling: RentedDwelling
    private let contact: ContactDetails
    private let address: Address
    private let payout: HousingPayout
    private let attachments: Attachments

    private init(_ filing: Filing, _ random: inout SplitMix64) {
        self.filing = filing
        family = .any(
            .init(
                women: 0.66, age: 22...84, partners: 0.38, childCounts: [0: 42, 1: 26, 2: 22, 3: 8, 4: 2],
                youngest: 0...15), on: filing.filedOn, &random)
        household = HousingHousehold(family, on: filing.filedOn, &random)
        dwelling = RentedDwelling(persons: family.members.count, &random)
        contact = .of(family.applicant, channel: filing.channel, &random)
        address = .any(&random)
        payout = HousingPayout(dwelling, &random)
        var kinds = ["expenses-statement"]
        if household.sources.contains("employment") { kinds.append("employer-certificate") }
        if household.sources.contains(where: { $0.hasSuffix("-pension") }) { kinds.append("pension-statement") }
        if household.sources.contains("alimony-received") { kinds.append("alimony-document") }
        if dwelling.title == "tenancy" || dwelling.title == "subtenancy" { kinds.append("tenancy-contract") }
        if dwelling.disabledPersons > 0 { kinds.append("disability-ruling") }
        attachments = Attachments(kinds, filing, &random)
    }

    static func fill(_ filing: Filing, _ random: inout SplitMix64) -> FilledForm {
        let form = HousingAllowanceForm(filing, &random)
        var writer = JSONWriter(reservingCapacity: 3_072)
        writer.beginObject()
        form.write(to: &writer)
        writer.endObject()
        return FilledForm(
            answers: writer.finish(), contact: form.contact.contact, documents: form.attachments.documents,
            amountGrosze: form.amount, isForeign: form.family.isForeign)
    }

    /// Expenses less the own share, capped, as art. 6 has it, without its finer points.
    private var amount: Int {
        let share = family.members.count == 1 ? 15 : family.members.count < 5 ? 12 : 10
        let gap = dwelling.totalGrosze - household.totalGrosze / 3 * share / 100
        return min(max(gap, 4_000), dwelling.totalGrosze * 70 / 100)
    }

    private func write(to writer: inout JSONWriter) {
        writer.object("applicant") { $0.applicant(family, withStatus: false) }
        attachments.write(to: &writer)
        dwelling.writeConfirmation(on: filing.filedOn, to: &writer)
        writer.contact(contact)
        writer.accepted(
            "declarations",
            ["incomeComplete", "livesThere", "noFullKeepInstitution", "penalClause", "privacyNotice"])
        dwelling.write(month: household.lastMonth, to: &writer)
        writer.key("home")
        writer.address(address)
        household.write(to: &writer)
        dwelling.writeTitle(to: &writer)
        payout.write(to: &writer)
    }
}

extension JSONWriter {
    /// The members of `applicant`, without the braces.
    mutating func applicant(
        _ family: Family, withStatus: Bool = true, withResidence: Bool = false, work: String? = nil
    ) {
        if withStatus { member("citizenship", family.citizenship) }
        member("dateOfBirth", family.applicant.born)
        member("firstName", family.applicant.firstName)
        identityPaper(family.paper)
        member("lastName", family.applicant.lastName)
        if withStatus { member("maritalStatus", family.maritalStatus) }
        member("pesel", family.applicant.pesel)
        if withResidence { member("residenceTitle", family.residenceTitle) }
        member("work", work)
    }
}
