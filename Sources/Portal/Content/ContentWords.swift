import Applications

/// Words and dates around what the rule table says, in a page's language. Names of keys and units are Polish everywhere.
struct ContentWords: Sendable {
    let unknown: String
    let unverified: String
    let columns: [String]
    let noChangeKnown: String
    let from: String
    let months: [String]
    let yearSign: String
    /// Between the last known day of a value and what follows.
    let endsOn: String

    static func of(_ language: Language) -> ContentWords {
        switch language {
        case .polish: polish
        case .english: english
        case .ukrainian: ukrainian
        }
    }

    /// `1 stycznia 2025 r.`
    func date(_ day: LocalDate) -> String { "\(day.day)\u{a0}\(months[day.month - 1]) \(day.year)\(yearSign)" }

    /// `od 1 stycznia 2025 r.`
    func since(_ day: LocalDate) -> String { "\(from) \(date(day))" }

    private static let polish = ContentWords(
        unknown: "zapytaj w ośrodku", unverified: "(do sprawdzenia)",
        columns: ["Nazwa", "Teraz", "Obowiązuje od", "Następna zmiana"], noChangeKnown: "nie jest znana", from: "od",
        months: [
            "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
            "października", "listopada", "grudnia",
        ],
        yearSign: "\u{a0}r.", endsOn: "obowiązuje do")

    private static let english = ContentWords(
        unknown: "ask at the centre", unverified: "(to be checked)",
        columns: ["Name", "Now", "In force since", "Next change"], noChangeKnown: "not known", from: "from",
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        yearSign: "", endsOn: "in force until")

    private static let ukrainian = ContentWords(
        unknown: "запитайте в центрі", unverified: "(потребує перевірки)",
        columns: ["Назва", "Зараз", "Діє з", "Наступна зміна"], noChangeKnown: "невідома", from: "з",
        months: [
            "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня",
            "листопада", "грудня",
        ],
        yearSign: "\u{a0}р.", endsOn: "діє до")
}
