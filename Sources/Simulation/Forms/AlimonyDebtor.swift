internal import Applications
internal import JSON

/// Who should pay, as far as the applicant knows.
struct AlimonyDebtor: Sendable {
    private let person: Person
    private let age: Int
    /// Whether the applicant knows the PESEL and the day of birth, or guesses an age.
    private let isKnown: Bool
    private let residence: String?
    private let employment: String?
    private let situation: String?

    init(fatherOf family: Family, on day: LocalDate, _ random: inout SplitMix64) {
        let household = family.applicant
        let sex = household.sex.other
        age = max(20, household.age(on: day) + random.within(-3...9))
        let born = day.adding(days: -(age * 365 + age / 4 + 1 + random.below(360)))
        var number = PESELNumber.make(born: born, sex: sex, &random)
        let taken = family.members.compactMap(\.person.pesel)
        while taken.contains(number) { number = PESELNumber.make(born: born, sex: sex, &random) }
        person = Person(
            sex: sex, firstName: FirstNames.any(sex, bornIn: born.year, &random),
            lastName: family.surname.form(for: sex),
            born: born, pesel: number)
        isKnown = random.chance(0.72)
        residence = random.chance(0.7) ? "\(random.pick(AlimonyDebtor.towns)), dokładny adres nieznany" : nil
        employment = random.chance(0.5) ? random.pick(AlimonyDebtor.jobs) : nil
        situation = random.chance(0.45) ? random.pick(AlimonyDebtor.situations) : nil
    }

    /// Writes the member `debtor`.
    func write(to writer: inout JSONWriter) {
        writer.object("debtor") {
            if !isKnown { $0.member("age", age) }
            if isKnown { $0.member("dateOfBirth", person.born) }
            $0.member("economicSituation", situation)
            $0.member("employment", employment)
            $0.member("firstName", person.firstName)
            $0.member("lastName", person.lastName)
            if isKnown { $0.member("pesel", person.pesel) }
            $0.member("residence", residence)
        }
    }

    private static let towns = ["Bytom", "Zabrze", "Radzionków", "Tarnowskie Góry", "Gliwice", "Lubliniec", "Katowice"]
    private static let jobs = [
        "prace dorywcze", "bez zatrudnienia", "budowy za granicą, bez umowy", "zarejestrowany w PUP",
    ]
    private static let situations = [
        "Nie ma majątku na siebie.", "Spłaca kredyty.", "Ma inne zobowiązania alimentacyjne.",
        "Przebywa w zakładzie karnym.",
    ]
}
