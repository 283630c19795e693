internal import Applications
internal import JSON

/// The members of a household with three months of their incomes.
struct HousingHousehold: Sendable {
    private struct Member {
        let person: Person
        let relation: String
        let workOrSchool: String?
        let incomes: [(source: String, grosze: [Int])]

        var totalGrosze: Int { incomes.reduce(0) { $0 + $1.grosze.reduce(0, +) } }
    }

    private var members: [Member] = []
    private let months: [YearMonth]

    var totalGrosze: Int { members.reduce(0) { $0 + $1.totalGrosze } }
    var sources: [String] { members.flatMap { $0.incomes.map(\.source) } }
    /// Expenses are those of the last month.
    var lastMonth: YearMonth { months[2] }

    init(_ family: Family, on day: LocalDate, _ random: inout SplitMix64) {
        months = YearMonth.before(day, count: 3)
        for (person, role) in family.members {
            let age = person.age(on: day)
            let isChild = role == .child
            var incomes: [(String, [Int])] = []
            let livelihood = isChild && age < 18 ? nil : Livelihood.any(age: age, &random)
            if let livelihood { incomes.append((livelihood.source, livelihood.amounts(months: 3, &random))) }
            if isChild, family.partner == nil, random.chance(0.4) {
                incomes.append(("alimony-received", Livelihood.alimony(&random).amounts(months: 3, &random)))
            }
            members.append(
                Member(
                    person: person, relation: family.relation(role),
                    workOrSchool: livelihood?.place ?? (isChild ? Places.school(age: age, &random) : nil),
                    incomes: incomes))
        }
    }

    /// Writes the members `household` and `income`.
    func write(to writer: inout JSONWriter) {
        writer.object("household") {
            $0.objects("members", members) { writer, member in
                let isApplicant = member.relation == "applicant"
                if !isApplicant {
                    writer.member("dateOfBirth", member.person.born)
                    writer.member("firstName", member.person.firstName)
                }
                writer.objects("incomes", member.incomes) { writer, income in
                    writer.integers("amountsGrosze", income.grosze)
                    writer.member("source", income.source)
                }
                if !isApplicant {
                    writer.member("lastName", member.person.lastName)
                    writer.member("pesel", member.person.pesel)
                }
                writer.member("relation", member.relation)
                writer.member("totalGrosze", member.totalGrosze)
                writer.member("workOrSchool", member.workOrSchool)
            }
            $0.member("numberOfPersons", members.count)
        }
        writer.object("income") {
            $0.member("monthlyPerPersonGrosze", totalGrosze / (3 * members.count))
            $0.strings("months", months.map(\.iso))
            $0.member("totalGrosze", totalGrosze)
        }
    }
}

extension Family {
    /// To the applicant, as the housing and the social assistance form name it.
    func relation(_ role: Role) -> String {
        switch role {
        case .applicant: "applicant"
        case .partner: isMarried ? "spouse" : "partner"
        case .child: "child"
        }
    }
}

extension YearMonth {
    /// The last full months before a day, oldest first.
    static func before(_ day: LocalDate, count: Int) -> [YearMonth] {
        (1...count).reversed().compactMap { back in
            let earlier = day.adding(months: -back)
            return YearMonth(year: earlier.year, month: earlier.month)
        }
    }
}

extension JSONWriter {
    mutating func integers(_ key: String, _ integers: [Int]) {
        self.key(key)
        beginArray()
        for integer in integers { self.integer(integer) }
        endArray()
    }
}
