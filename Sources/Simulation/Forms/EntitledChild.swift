internal import Applications
internal import JSON

/// The court's ruling on alimony of one family.
struct EnforcementTitle: Sendable {
    let kind: String
    let caseNumber: String
    let issuedOn: LocalDate

    /// Some years before filing; the oldest child was born by then, younger ones got titles of their own later.
    init(day: LocalDate, oldest: LocalDate, _ random: inout SplitMix64) {
        kind = random.pick(["judgment": 72, "court-settlement": 18, "security-order": 8, "mediated-settlement": 2])
        issuedOn = max(oldest.adding(days: 120), day.adding(days: -random.within(150...2_400)))
        caseNumber = "III RC \(random.within(1...480))/\(issuedOn.year % 100)"
    }
}

/// A child with unpaid alimony.
struct EntitledChild: Sendable {
    let monthlyGrosze: Int
    private let person: Person
    private let title: EnforcementTitle
    private let payableFrom: LocalDate
    private let education: String
    private let school: String?
    private let disability: String

    var isAtSchool: Bool { school != nil }
    var isDisabled: Bool { disability != "none" }

    init(_ person: Person, _ title: EnforcementTitle, on day: LocalDate, _ random: inout SplitMix64) {
        self.person = person
        self.title = title
        monthlyGrosze = 5_000 * random.within(8...24)
        payableFrom = max(person.born, title.issuedOn.adding(days: -random.within(0...150)))
        let age = person.age(on: day)
        education = age < 18 ? "under-18" : random.pick(["school": 7, "university": 2, "none": 1])
        switch education {
        case "school": school = random.pick(Places.secondary)
        case "university": school = random.pick(Places.universities)
        default: school = nil
        }
        disability = random.chance(0.05) ? (age < 16 ? "child-ruling" : "severe") : "none"
    }

    func write(_ family: Family, to writer: inout JSONWriter) {
        writer.member("citizenship", family.citizenship)
        writer.member("dateOfBirth", person.born)
        writer.member("disability", disability)
        writer.member("education", education)
        writer.object("enforcementTitle") {
            $0.member("caseNumber", title.caseNumber)
            $0.member("court", "Sąd Rejonowy w Tarnowskich Górach, III Wydział Rodzinny i Nieletnich")
            $0.member("issuedOn", title.issuedOn)
            $0.member("kind", title.kind)
            $0.member("monthlyGrosze", monthlyGrosze)
            $0.member("payableFrom", payableFrom)
        }
        writer.member("firstName", person.firstName)
        writer.member("lastName", person.lastName)
        writer.member("maritalStatus", "single")
        writer.member("pesel", person.pesel)
        writer.member("relation", "child")
        writer.member("residenceTitle", family.residenceTitle)
        guard let school else { return }
        writer.object("school") {
            $0.member("city", Address.city)
            $0.member("name", school)
        }
    }
}
