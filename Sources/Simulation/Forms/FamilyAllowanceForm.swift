internal import Applications
internal import JSON

/// `zasilek-rodzinny`, version 1.
struct FamilyAllowanceForm {
    private let filing: Filing
    private let family: Family
    private let children: [AllowanceChild]
    private let income: FamilyIncome
    private let stay: StayAbroad?
    private let contact: ContactDetails
    private let address: Address
    private let payout: Payout
    private let attachments: Attachments

    private init(_ filing: Filing, _ random: inout SplitMix64) {
        self.filing = filing
        let day = filing.filedOn
        family = .any(
            .init(
                women: 0.86, age: 23...52, partners: 0.72, childCounts: [1: 38, 2: 38, 3: 17, 4: 6, 5: 1],
                youngest: 0...14), on: day, &random)
        let address = Address.any(&random)
        var children: [AllowanceChild] = []
        for person in family.children where person.age(on: day) < 21 {
            let isThirdOrLater = children.count >= 2
            children.append(AllowanceChild(person, family, isThirdOrLater: isThirdOrLater, on: day, &random))
        }
        self.address = address
        self.children = children
        income = FamilyIncome(family, on: day, &random)
        stay = StayAbroad(family, on: day, &random)
        contact = .of(family.applicant, channel: filing.channel, &random)
        payout = Payout(to: family.applicant, &random)
        var kinds = income.attachmentKinds
        if children.contains(where: \.isDisabled) { kinds.append("disability-ruling") }
        if children.contains(where: { $0.isAtSecondarySchool }) { kinds.append("school-certificate") }
        if family.partner == nil { kinds.append("alimony-judgment") }
        attachments = Attachments(kinds, filing, &random)
    }

    static func fill(_ filing: Filing, _ random: inout SplitMix64) -> FilledForm {
        let form = FamilyAllowanceForm(filing, &random)
        var writer = JSONWriter(reservingCapacity: 3_584)
        writer.beginObject()
        form.write(to: &writer)
        writer.endObject()
        return FilledForm(
            answers: writer.finish(), contact: form.contact.contact, documents: form.attachments.documents,
            amountGrosze: form.children.reduce(0) { $0 + $1.monthlyGrosze }, isForeign: form.family.isForeign)
    }

    private func write(to writer: inout JSONWriter) {
        writer.object("applicant") { $0.applicant(family) }
        attachments.write(to: &writer)
        writer.member("benefitPeriod", SchoolYear.of(filing.filedOn))
        writer.objects("children", children) { $1.write(family, to: &$0) }
        writer.contact(contact)
        StayAbroad.write(stay, to: &writer)
        writer.accepted(
            "declarations",
            [
                "childNotInFosterCare", "childNotInInstitution", "childNotMarried", "conditionsKnown", "dataTrue",
                "notDrawnElsewhere", "notifyChanges", "penalClause", "privacyNotice",
            ])
        writer.familyMembers(family, others: family.children.filter { $0.age(on: filing.filedOn) >= 21 })
        writer.key("home")
        writer.address(address, withCommune: true)
        income.write(to: &writer)
        payout.write(to: &writer)
    }
}
