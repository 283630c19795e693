internal import Applications
internal import JSON

/// `zgloszenie`, version 1: a report, often by somebody else and about somebody whose name is not known.
struct NeedReportForm {
    private let filing: Filing
    private let urgency: String
    private let kinds: [String]
    private let need: String
    private let observedBefore: Int
    private let reporter: (kind: String, institution: String?, person: Person?, relation: String?)
    private let person: Person?
    private let age: Int
    private let circumstance: String
    private let place: Address
    private let contact: ContactDetails
    private let attachments: Attachments

    private init(_ filing: Filing, _ random: inout SplitMix64) {
        self.filing = filing
        let day = filing.filedOn
        let family = Family.any(.init(women: 0.5, age: 24...90, partners: 0), on: day, &random)
        let reporting = Family.any(.init(age: 25...70, partners: 0), on: day, &random)
        let kind = random.pick(["other-person": 52, "institution": 30, "self": 18])
        let isNamed = kind == "self" || random.chance(0.7)
        person = isNamed ? family.applicant : nil
        age = family.applicant.age(on: day)
        switch kind {
        case "self": reporter = (kind, nil, nil, nil)
        case "institution": reporter = (kind, random.pick(NeedReportForm.institutions), reporting.applicant, nil)
        default:
            let isAnonymous = random.chance(0.35)
            reporter = (
                kind, nil, isAnonymous ? nil : reporting.applicant,
                random.pick(["neighbour": 5, "family": 3, "acquaintance": 2, "stranger": 2])
            )
        }
        urgency = random.pick(["ordinary": 60, "urgent": 33, "danger": 7])
        let (first, description) = random.pick(NeedReportForm.needs)
        kinds = random.chance(0.25) ? [first, "crisis"] : [first]
        need = description
        observedBefore = random.below(12)
        circumstance = age > 65 ? "elderly" : random.pick(["alone", "disabled", "homeless"])
        place = .any(&random)
        contact =
            kind == "self" || reporter.person != nil
            ? .of(reporter.person ?? family.applicant, channel: filing.channel, &random)
            : ContactDetails(email: nil, phone: nil, deliveryAddress: nil)
        attachments = Attachments(random.chance(0.15) ? ["photo"] : [], filing, &random)
    }

    static func fill(_ filing: Filing, _ random: inout SplitMix64) -> FilledForm {
        let form = NeedReportForm(filing, &random)
        var writer = JSONWriter(reservingCapacity: 1_280)
        writer.beginObject()
        form.write(to: &writer)
        writer.endObject()
        return FilledForm(
            answers: writer.finish(), contact: form.contact.contact, documents: form.attachments.documents,
            amountGrosze: nil, isForeign: false)
    }

    private func write(to writer: inout JSONWriter) {
        attachments.write(to: &writer)
        writer.contact(contact)
        writer.accepted("declarations", ["privacyNotice", "truthful"])
        writer.object("need") {
            $0.member("description", need)
            if urgency == "danger" { $0.member("emergencyCalled", "yes") }
            $0.strings("kinds", kinds)
            $0.member("observedOn", filing.filedOn.adding(days: -observedBefore))
            $0.member("urgency", urgency)
        }
        writer.object("person") { writePerson(to: &$0) }
        writer.object("place") {
            $0.member("city", Address.city)
            $0.member("flatNumber", place.flat)
            $0.member("houseNumber", place.house)
            $0.member("street", place.street)
        }
        writer.object("reporter") {
            $0.member("firstName", reporter.person?.firstName)
            if let institution = reporter.institution {
                $0.object("institution") { $0.member("name", institution) }
            }
            $0.member("kind", reporter.kind)
            $0.member("lastName", reporter.person?.lastName)
            $0.member("relation", reporter.relation)
        }
    }

    private func writePerson(to writer: inout JSONWriter) {
        let hasBirthDate = person != nil && reporter.kind == "self"
        if !hasBirthDate { writer.member("age", age) }
        if reporter.kind != "self" { writer.member("aware", "unknown") }
        writer.strings("circumstances", [circumstance])
        if let person {
            if hasBirthDate { writer.member("dateOfBirth", person.born) }
            writer.member("firstName", person.firstName)
            writer.member("identity", "named")
            writer.member("lastName", person.lastName)
            if hasBirthDate { writer.member("pesel", person.pesel) }
        } else {
            writer.member("description", "Osoba z mojego bloku, nie znam nazwiska.")
            writer.member("identity", "described")
        }
    }

    private static let institutions = [
        "Szkoła Podstawowa nr 9", "Wielospecjalistyczny Szpital Powiatowy", "Straż Miejska", "Przychodnia „Na Górce”",
        "Komenda Powiatowa Policji",
    ]
    private static let needs = [
        ("care", "Od kilku dni nie wychodzi z mieszkania i nie otwiera drzwi."),
        ("care", "Po wypisie ze szpitala nie ma kto się nim opiekować."),
        ("heating", "W mieszkaniu nie ma ogrzewania."),
        ("children", "Dzieci przychodzą do szkoły głodne."),
        ("food", "Nie ma za co kupić jedzenia."),
        ("medicines", "Nie wykupuje leków, bo nie ma za co."),
        ("shelter", "Śpi na klatce schodowej."),
        ("addiction", "Pije od wielu tygodni i zaniedbuje dom."),
        ("violence", "Z mieszkania dochodzą krzyki, dzieci się boją."),
        ("debts", "Grozi eksmisja za zaległości w czynszu."),
    ]
}
