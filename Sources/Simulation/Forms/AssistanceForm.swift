internal import Applications
internal import JSON

/// `wniosek-o-pomoc`, version 1.
struct AssistanceForm {
    private let filing: Filing
    private let family: Family
    private let work: String
    private let request: AssistanceRequest
    private let means: AssistanceMeans
    private let submitter: Submitter?
    private let home: Home
    private let disability: String?
    private let dwelling: (kind: String, rooms: Int)?
    private let contact: ContactDetails
    private let payout: Payout?
    private let attachments: Attachments

    private struct Submitter: Sendable {
        let by: String
        let firstName: String
        let lastName: String
        let relation: String
    }

    private enum Home: Sendable {
        case address(Address)
        case place(String, lastRegistered: String)
    }

    private init(_ filing: Filing, _ random: inout SplitMix64) {
        self.filing = filing
        let day = filing.filedOn
        family = .any(
            .init(
                women: 0.57, age: 21...82, partners: 0.28, childCounts: [0: 62, 1: 16, 2: 13, 3: 7, 4: 2],
                youngest: 0...14), on: day, &random)
        let age = family.applicant.age(on: day)
        disability = random.chance(age > 50 ? 0.3 : 0.12) ? random.pick(["light", "moderate", "severe"]) : nil
        request = AssistanceRequest(filing.aim, hasChildren: !family.children.isEmpty, &random)
        means = AssistanceMeans(family, needsIncome: request.isTestedByIncome, on: day, &random)
        work = AssistanceForm.work(age: age, livesOn: means.applicantSource, &random)
        submitter = AssistanceForm.submitter(age: age, &random)
        home =
            random.chance(0.05)
            ? .place(
                random.pick([
                    "schronisko dla bezdomnych", "altana na ogródkach działkowych", "klatki schodowe w centrum",
                ]),
                lastRegistered: "Tarnowskie Góry, \(random.pick(Street.all).name)") : .address(.any(&random))
        dwelling =
            random.chance(0.7)
            ? (random.pick(["tenancy": 40, "social-tenancy": 25, "ownership": 20, "family": 15]), random.within(1...4))
            : nil
        contact = .of(family.applicant, channel: filing.channel, &random)
        payout = filing.aim == .services || random.chance(0.2) ? nil : Payout(to: family.applicant, &random)
        var kinds = request.isTestedByIncome ? ["property-declaration"] : []
        if disability != nil { kinds.append("disability-ruling") }
        if request.needs.contains("medicines") { kinds.append("medical-certificate") }
        if submitter?.by == "attorney" { kinds.append("power-of-attorney") }
        attachments = Attachments(kinds, filing, &random)
    }

    static func fill(_ filing: Filing, _ random: inout SplitMix64) -> FilledForm {
        let form = AssistanceForm(filing, &random)
        var writer = JSONWriter(reservingCapacity: 2_560)
        writer.beginObject()
        form.write(to: &writer)
        writer.endObject()
        return FilledForm(
            answers: writer.finish(), contact: form.contact.contact, documents: form.attachments.documents,
            amountGrosze: form.request.amountGrosze, isForeign: form.family.isForeign)
    }

    private func write(to writer: inout JSONWriter) {
        writer.object("applicant") { $0.applicant(family, withResidence: true, work: work) }
        attachments.write(to: &writer)
        writer.contact(contact)
        writer.accepted(
            "declarations", ["dataTrue", "interviewKnown", "penalClause", "privacyNotice", "willReportChanges"])
        if let dwelling {
            writer.object("dwelling") {
                $0.member("kind", dwelling.kind)
                $0.member("rooms", dwelling.rooms)
            }
        }
        means.writeExpenses(to: &writer)
        writeFiling(to: &writer)
        if let disability {
            writer.object("health") {
                $0.member("dailyHelp", disability == "severe" ? "yes" : "no")
                $0.member("insured", "yes")
            }
        }
        writeHome(to: &writer)
        writeHousehold(to: &writer)
        means.writeIncome(to: &writer)
        payout?.write(to: &writer)
        request.write(to: &writer)
    }

    private func writeFiling(to writer: inout JSONWriter) {
        writer.object("filing") {
            $0.member("by", submitter?.by ?? "self")
            guard let submitter else { return }
            if submitter.by == "other-person" { $0.member("consent", true) }
            $0.object("submitter") {
                $0.member("firstName", submitter.firstName)
                $0.member("lastName", submitter.lastName)
                $0.member("relation", submitter.relation)
            }
        }
    }

    private func writeHome(to writer: inout JSONWriter) {
        writer.object("home") {
            switch home {
            case .address(let address):
                $0.key("address")
                $0.address(address)
                $0.member("kind", "address")
            case .place(let place, let lastRegistered):
                $0.member("kind", "place-of-stay")
                $0.member("lastRegistered", lastRegistered)
                $0.member("place", place)
            }
        }
    }

    private func writeHousehold(to writer: inout JSONWriter) {
        let members = family.members
        writer.object("household") {
            $0.objects("members", members) { writer, member in
                let (person, role) = member
                if role != .applicant { writer.member("dateOfBirth", person.born) }
                if role == .applicant { writer.member("disability", disability) }
                if role != .applicant {
                    writer.member("firstName", person.firstName)
                    writer.member("lastName", person.lastName)
                    writer.member("pesel", person.pesel)
                }
                writer.member("relation", family.relation(role))
            }
            $0.member("numberOfPersons", members.count)
        }
    }

    private static func work(age: Int, livesOn source: String?, _ random: inout SplitMix64) -> String {
        switch source {
        case "employment", "civil-contract": "employed"
        case "business": "self-employed"
        case "unemployment-benefit": "unemployed-with-benefit"
        case .some(let source) where source.hasSuffix("-pension"): "pensioner"
        case "scholarship": "pupil-or-student"
        default: age > 62 ? "not-registered" : random.pick(["unemployed": 6, "not-registered": 3, "carer": 2])
        }
    }

    private static func submitter(age: Int, _ random: inout SplitMix64) -> Submitter? {
        guard random.chance(age > 70 ? 0.3 : 0.05) else { return nil }
        let sex: Sex = random.chance(0.6) ? .female : .male
        return Submitter(
            by: random.pick(["other-person": 6, "representative": 2, "attorney": 2]),
            firstName: FirstNames.any(sex, bornIn: 1972, &random), lastName: Surnames.any(&random).form(for: sex),
            relation: random.pick(["dziecko", "ktoś z sąsiedztwa", "rodzeństwo", "opiekun prawny"]))
    }
}
