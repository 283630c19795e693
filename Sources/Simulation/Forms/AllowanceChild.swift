internal import Applications
internal import JSON

/// A child that a family allowance is asked for, with its school, its ruling and its supplements.
struct AllowanceChild: Sendable {
    private let person: Person
    private let day: LocalDate
    private let age: Int
    private let studying: String
    private let school: (name: String, year: Int, address: Address)?
    private let disability: String
    private let rulingAge: Int
    private let supplements: [Supplement]

    private enum Supplement: Sendable {
        case birth, largeFamily, educationRehabilitation, schoolYearStart, commuting
        case loneParent(ground: String)
        case parentalLeave(employer: String, from: LocalDate)
        case boarding(Address)
    }

    var isDisabled: Bool { disability != "none" }
    var isAtSecondarySchool: Bool { age >= 15 && studying != "no" }

    /// Allowance and supplements of a month; amounts in force since 2016 (rozp. RM z 13.08.2021).
    var monthlyGrosze: Int {
        let allowance = age <= 5 ? 9_500 : age <= 18 ? 12_400 : 13_500
        return supplements.reduce(allowance) { sum, supplement in
            switch supplement {
            case .largeFamily: sum + 9_500
            case .educationRehabilitation: sum + (age <= 5 ? 9_000 : 11_000)
            case .loneParent: sum + (isDisabled ? 27_300 : 19_300)
            case .parentalLeave: sum + 40_000
            case .boarding: sum + 11_300
            case .commuting: sum + 6_900
            case .birth, .schoolYearStart: sum
            }
        }
    }

    init(_ person: Person, _ family: Family, isThirdOrLater: Bool, on day: LocalDate, _ random: inout SplitMix64) {
        self.person = person
        self.day = day
        age = person.age(on: day)
        studying = AllowanceChild.studying(age: age, &random)
        school =
            studying == "no"
            ? nil : (AllowanceChild.name(studying, &random), AllowanceChild.year(age: age, studying), .any(&random))
        disability = random.chance(0.07) ? (age < 16 ? "child-ruling" : random.pick(["moderate", "severe"])) : "none"
        rulingAge = random.within(0...3)
        supplements = AllowanceChild.supplements(
            family, age: age, studying, isDisabled: disability != "none", isThirdOrLater, on: day, &random)
    }

    func write(_ family: Family, to writer: inout JSONWriter) {
        writer.member("citizenship", family.citizenship)
        writer.member("dateOfBirth", person.born)
        writer.member("disability", disability)
        if isDisabled {
            writer.object("disabilityRuling") {
                $0.member("issuedOn", max(person.born, day.adding(days: -30 - rulingAge * 200)))
                $0.member("number", "PZO.\(1_000 + person.born.daysSince1970 % 9_000)")
            }
        }
        writer.member("firstName", person.firstName)
        writer.member("lastName", person.lastName)
        writer.member("maritalStatus", "single")
        writer.member("pesel", person.pesel)
        writer.member("relation", "parent")
        if let school {
            writer.object("school") {
                $0.key("address")
                $0.address(school.address)
                $0.member("classOrYear", school.year)
                $0.member("name", school.name)
            }
        }
        writer.member("studying", studying)
        writer.objects("supplements", supplements) { write($1, to: &$0) }
    }

    private func write(_ supplement: Supplement, to writer: inout JSONWriter) {
        switch supplement {
        case .birth: writer.member("kind", "birth")
        case .largeFamily: writer.member("kind", "large-family")
        case .educationRehabilitation: writer.member("kind", "education-rehabilitation")
        case .loneParent(let ground):
            writer.member("kind", "lone-parent")
            writer.member("loneParentGround", ground)
        case .parentalLeave(let employer, let from):
            writer.member("kind", "parental-leave")
            writer.object("parentalLeave") {
                $0.member("employedFrom", from.adding(months: -30))
                $0.member("employedSixMonths", true)
                $0.member("employer", employer)
                $0.member("from", from)
                $0.member("notInRoundTheClockCare", true)
                $0.member("to", from.adding(months: 24))
            }
        case .schoolYearStart: writeSchool("school-year-start", to: &writer)
        case .commuting: writeSchool("school-commuting", to: &writer)
        case .boarding(let address):
            writeSchool("school-boarding", to: &writer)
            writer.object("temporaryRegistration") {
                $0.key("address")
                $0.address(address)
                let year = SchoolYear.firstYear(of: day)
                $0.member("from", "\(year)-09-01")
                $0.member("to", "\(year + 1)-06-30")
            }
        }
    }

    private func writeSchool(_ kind: String, to writer: inout JSONWriter) {
        writer.member("kind", kind)
        writer.member("schoolYear", SchoolYear.of(day))
    }
}

extension AllowanceChild {
    private static func studying(age: Int, _ random: inout SplitMix64) -> String {
        switch age {
        case ..<6: "no"
        case 6: "preschool-year"
        case ..<15: "primary-school"
        case ..<20:
            random.pick(["technical-school": 40, "general-secondary-school": 35, "vocational-school": 20, "no": 5])
        default: random.pick(["university": 5, "post-secondary-school": 2, "no": 1])
        }
    }

    private static func name(_ studying: String, _ random: inout SplitMix64) -> String {
        switch studying {
        case "preschool-year": "Przedszkole nr \(random.within(1...23))"
        case "primary-school": "Szkoła Podstawowa nr \(random.within(1...13))"
        case "university", "post-secondary-school": random.pick(Places.universities)
        default: random.pick(Places.secondary)
        }
    }

    private static func year(age: Int, _ studying: String) -> Int {
        switch studying {
        case "preschool-year": 0
        case "primary-school": min(max(age - 6, 1), 8)
        default: min(max(age - 14, 1), 5)
        }
    }

    private static func supplements(
        _ family: Family, age: Int, _ studying: String, isDisabled: Bool, _ isThirdOrLater: Bool, on day: LocalDate,
        _ random: inout SplitMix64
    ) -> [Supplement] {
        var supplements: [Supplement] = []
        if age == 0 { supplements.append(.birth) }
        if age < 3, random.chance(0.3) {
            supplements.append(
                .parentalLeave(
                    employer: random.pick(Places.employers), from: day.adding(days: -random.within(10...200))))
        }
        if family.partner == nil, random.chance(0.35) {
            supplements.append(
                .loneParent(
                    ground: random.pick(["other-parent-dead", "father-unknown", "alimony-claim-dismissed"])))
        }
        if isThirdOrLater { supplements.append(.largeFamily) }
        if isDisabled { supplements.append(.educationRehabilitation) }
        if studying == "no" || age > 18 { return supplements }
        if random.chance(0.85) { supplements.append(.schoolYearStart) }
        if age >= 15, random.chance(0.35) {
            supplements.append(random.chance(0.2) ? .boarding(.any(&random)) : .commuting)
        }
        return supplements
    }
}
