internal import Applications

enum Sex: Sendable {
    case female, male

    var other: Sex { self == .female ? .male : .female }
}

/// Somebody who does not exist.
struct Person: Sendable {
    let sex: Sex
    let firstName: String
    let lastName: String
    let born: LocalDate
    /// Some foreigners have none.
    let pesel: String?

    var fullName: String { "\(firstName) \(lastName)" }

    /// Full years on a day.
    func age(on day: LocalDate) -> Int {
        let hadBirthday = (day.month, day.day) >= (born.month, born.day)
        return day.year - born.year - (hadBirthday ? 0 : 1)
    }
}
