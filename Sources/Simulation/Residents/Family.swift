internal import Applications

/// People who live together and apply for something.
struct Family: Sendable {
    let surname: Surname
    let applicant: Person
    /// As the forms name it.
    let maritalStatus: String
    /// `PL`, or `UA` for a family that fled the war.
    let citizenship: String
    /// The applicant's document where there is no PESEL.
    let paper: IdentityPaper?
    /// The spouse of somebody married, otherwise the other parent or partner.
    let partner: Person?
    /// Oldest first.
    let children: [Person]

    var isMarried: Bool { maritalStatus == "married" }
    var isForeign: Bool { citizenship != "PL" }
    var residenceTitle: String? { isForeign ? "temporary-protection" : nil }
    /// Everybody, the applicant first.
    var members: [(person: Person, role: Role)] {
        [(applicant, .applicant)] + (partner.map { [($0, .partner)] } ?? []) + children.map { ($0, .child) }
    }

    enum Role: Sendable { case applicant, partner, child }

    /// What to draw.
    struct Shape: Sendable {
        /// How likely the applicant is a woman.
        var women = 0.7
        var age: ClosedRange<Int>
        /// How likely somebody shares the household with the applicant.
        var partners = 0.5
        var childCounts: KeyValuePairs<Int, Int> = [0: 1]
        /// Of the youngest; the others are older.
        var youngest: ClosedRange<Int> = 0...14
    }

    static func any(_ shape: Shape, on day: LocalDate, _ random: inout SplitMix64) -> Family {
        let isForeign = random.chance(0.06)
        let surname = isForeign ? Surnames.ukrainian(&random) : Surnames.any(&random)
        var draw = PersonDraw(day: day, surname: surname, isForeign: isForeign)
        let applicant = draw.person(
            random.chance(shape.women) ? .female : .male, age: random.within(shape.age), &random)
        let partner =
            random.chance(shape.partners)
            ? draw.person(applicant.sex.other, age: max(19, applicant.age(on: day) + random.within(-4...4)), &random)
            : nil
        let married = partner != nil && random.chance(0.82)
        let status = married ? "married" : unmarried(age: applicant.age(on: day), hasPartner: partner != nil, &random)
        let children = draw.children(of: applicant, shape, &random)
        return Family(
            surname: surname, applicant: applicant, maritalStatus: status, citizenship: isForeign ? "UA" : "PL",
            paper: applicant.pesel == nil ? IdentityPaper.foreign(&random) : nil, partner: partner,
            children: children)
    }

    private static func unmarried(age: Int, hasPartner: Bool, _ random: inout SplitMix64) -> String {
        if hasPartner { return random.chance(0.7) ? "single" : "divorced" }
        if age > 60 { return random.pick(["widowed": 6, "divorced": 2, "single": 2]) }
        return random.pick(["single": 45, "divorced": 42, "widowed": 8, "separated": 5])
    }
}

/// Draws people of one surname whose PESEL numbers differ.
private struct PersonDraw {
    let day: LocalDate
    let surname: Surname
    let isForeign: Bool
    private var numbers: [String] = []

    init(day: LocalDate, surname: Surname, isForeign: Bool) {
        self.day = day
        self.surname = surname
        self.isForeign = isForeign
    }

    mutating func person(_ sex: Sex, age: Int, _ random: inout SplitMix64) -> Person {
        // Full years, then up to 360 days more, at least one: never born after filing, whatever the leap years.
        person(sex, born: day.adding(days: -(age * 365 + age / 4 + 1 + random.below(360))), &random)
    }

    /// Oldest first, about a year apart at least, born to a parent of 18 to 46 years.
    mutating func children(of parent: Person, _ shape: Family.Shape, _ random: inout SplitMix64) -> [Person] {
        let parentAge = parent.age(on: day)
        var left = random.pick(shape.childCounts)
        let lowest = max(shape.youngest.lowerBound, parentAge - 46)
        guard left > 0, lowest <= shape.youngest.upperBound else { return [] }
        let age = min(random.within(lowest...shape.youngest.upperBound), parentAge - 18)
        var born = day.adding(days: -(age * 365 + age / 4 + 1 + random.below(360)))
        var children: [Person] = []
        while left > 0 {
            children.append(person(random.chance(0.5) ? .female : .male, born: born, &random))
            born = born.adding(days: -random.within(330...1_500))
            left = born < parent.born.adding(months: 12 * 17) ? 0 : left - 1
        }
        return children.reversed()
    }

    private mutating func person(_ sex: Sex, born: LocalDate, _ random: inout SplitMix64) -> Person {
        let first =
            isForeign ? FirstNames.ukrainian(sex, &random) : FirstNames.any(sex, bornIn: born.year, &random)
        let age = day.year - born.year
        return Person(
            sex: sex, firstName: first, lastName: lastName(sex, age: age, &random), born: born,
            pesel: isForeign && random.chance(0.25) ? nil : number(born: born, sex: sex, &random))
    }

    /// Some women bear two names.
    private func lastName(_ sex: Sex, age: Int, _ random: inout SplitMix64) -> String {
        let name = surname.form(for: sex)
        guard sex == .female, age >= 25, !isForeign, random.chance(0.06) else { return name }
        return "\(Surnames.any(&random).feminine)-\(name)"
    }

    private mutating func number(born: LocalDate, sex: Sex, _ random: inout SplitMix64) -> String {
        var number = PESELNumber.make(born: born, sex: sex, &random)
        while numbers.contains(number) { number = PESELNumber.make(born: born, sex: sex, &random) }
        numbers.append(number)
        return number
    }
}
