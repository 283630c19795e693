/// A family's name in both of its forms.
struct Surname: Sendable {
    let masculine: String
    let feminine: String

    func form(for sex: Sex) -> String { sex == .female ? feminine : masculine }

    /// Adjectives in -ski, -cki, -dzki and -ny change; nouns do not.
    init(_ masculine: String) {
        self.masculine = masculine
        let changes = ["ski", "cki", "dzki", "ny"].contains { masculine.hasSuffix($0) }
        feminine = changes ? String(masculine.dropLast()) + "a" : masculine
    }
}

enum Surnames {
    static func any(_ random: inout SplitMix64) -> Surname { random.pick(all) }

    static func ukrainian(_ random: inout SplitMix64) -> Surname { random.pick(foreign) }

    /// Frequent in Poland, and some that are frequent in Upper Silesia.
    private static let all = [
        "Nowak", "Kowalski", "Wiśniewski", "Wójcik", "Kowalczyk", "Kamiński", "Lewandowski", "Zieliński", "Szymański",
        "Woźniak", "Dąbrowski", "Kozłowski", "Jankowski", "Mazur", "Kwiatkowski", "Wojciechowski", "Krawczyk",
        "Kaczmarek",
        "Piotrowski", "Grabowski", "Zając", "Pawłowski", "Michalski", "Król", "Wieczorek", "Jabłoński", "Wróbel",
        "Nowakowski", "Majewski", "Olszewski", "Stępień", "Malinowski", "Jaworski", "Adamczyk", "Dudek", "Nowicki",
        "Pawlak", "Górski", "Witkowski", "Walczak", "Sikora", "Baran", "Rutkowski", "Michalak", "Szewczyk", "Ostrowski",
        "Tomaszewski", "Pietrzak", "Zalewski", "Wróblewski", "Marciniak", "Jasiński", "Zawadzki", "Bąk", "Jakubowski",
        "Sadowski", "Duda", "Włodarczyk", "Wilk", "Chmielewski", "Borkowski", "Sokołowski", "Szczepański", "Sawicki",
        "Kucharski", "Lis", "Maciejewski", "Kubiak", "Kalinowski", "Mazurek", "Wysocki", "Kołodziej", "Kaźmierczak",
        "Czarnecki", "Sobczak", "Konieczny", "Głowacki", "Urban", "Zakrzewski", "Sikorski", "Krajewski", "Gajewski",
        "Szulc", "Laskowski", "Ziółkowski", "Makowski", "Brzeziński", "Przybylski", "Domański", "Kozieł", "Błaszczyk",
        "Gwóźdź", "Kandzia", "Szczepanik", "Skiba", "Pyka", "Wylężek", "Ochmann", "Kiołbasa", "Gruszka", "Kuchta",
        "Cieślik", "Pietrek", "Kempa", "Musioł", "Kocyba", "Wieczorkowski", "Żyła", "Źrałek", "Ćwik", "Świerczyna",
        "Jochemczyk", "Drzyzga", "Imiołczyk", "Kostka", "Lubos", "Mrozek", "Olesz", "Piontek", "Rzepka", "Sowa",
    ].map(Surname.init)

    private static let foreign = [
        "Shevchenko", "Kovalenko", "Bondarenko", "Tkachenko", "Kravchenko", "Oliinyk", "Koval", "Polishchuk", "Boiko",
        "Lysenko", "Marchenko", "Rudenko", "Savchenko", "Petrenko", "Melnyk", "Moroz",
    ].map(Surname.init)
}
