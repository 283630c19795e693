internal import Applications

/// What caseworkers and applicants of the invented office write. No sentence holds anybody's data.
enum Wording {
    static func defects(_ benefit: BenefitCode, _ random: inout SplitMix64) -> [SupplementRequested.Defect] {
        let known = benefit == .housingAllowance ? housingDefects : benefit == .alimonyFund ? alimonyDefects : defects
        let first = random.below(known.count)
        guard random.chance(0.35) else { return [known[first]] }
        return [known[first], known[(first + 1) % known.count]]
    }

    static func reasons(_ outcome: Decided.Outcome, _ benefit: BenefitCode, _ random: inout SplitMix64) -> String? {
        switch outcome {
        case .granted: random.chance(0.5) ? "Spełniono warunki określone w ustawie." : nil
        case .refused: random.pick(benefit == .housingAllowance ? housingRefusals : refusals)
        case .discontinued: "Postępowanie stało się bezprzedmiotowe."
        }
    }

    static func note(_ random: inout SplitMix64) -> String { random.pick(notes) }
    static func suspension(_ random: inout SplitMix64) -> String { random.pick(suspensions) }
    static func extensionReason(_ random: inout SplitMix64) -> String { random.pick(extensions) }
    static func paymentSuspension(_ benefit: BenefitCode, _ random: inout SplitMix64) -> String {
        benefit == .housingAllowance ? "Nieopłacone na bieżąco należności za lokal." : random.pick(paymentSuspensions)
    }

    static func withdrawal(_ random: inout SplitMix64) -> String? {
        random.chance(0.5) ? random.pick(["Zmiana miejsca zamieszkania.", "Podjęcie pracy.", "Zmiana decyzji."]) : nil
    }

    private static let housingDefects = [
        SupplementRequested.Defect(text: "Brak potwierdzenia zarządcy budynku.", pointer: "/confirmation"),
        SupplementRequested.Defect(text: "Brak zaświadczenia o dochodach z trzech miesięcy.", pointer: "/income"),
        SupplementRequested.Defect(
            text: "Łączna powierzchnia pokoi i kuchni jest inna niż w umowie najmu.",
            pointer: "/dwelling/roomsAndKitchenAreaSquareMetres"),
        SupplementRequested.Defect(text: "Nie dołączono zestawienia wydatków za ostatni miesiąc."),
    ]
    private static let alimonyDefects = [
        SupplementRequested.Defect(text: "Brak zaświadczenia komornika o bezskuteczności egzekucji."),
        SupplementRequested.Defect(text: "Nie dołączono odpisu wyroku z klauzulą wykonalności.", pointer: "/entitled"),
        SupplementRequested.Defect(text: "Brak zaświadczenia ze szkoły.", pointer: "/entitled"),
    ]
    private static let defects = [
        SupplementRequested.Defect(text: "Nie dołączono orzeczenia o niepełnosprawności."),
        SupplementRequested.Defect(text: "Brak dokumentu o utracie dochodu.", pointer: "/income"),
        SupplementRequested.Defect(text: "Numer rachunku należy do innej osoby.", pointer: "/payout/accountNumber"),
        SupplementRequested.Defect(text: "Brak podpisu pod oświadczeniem.", pointer: "/declarations"),
    ]
    private static let housingRefusals = [
        "Dochód na osobę przekracza kryterium.", "Powierzchnia lokalu przekracza normę powiększoną o 30 %.",
    ]
    private static let refusals = [
        "Dochód na osobę przekracza kryterium.", "Nie spełniono warunków określonych w ustawie.",
        "Świadczenie pobiera już inna osoba.",
    ]
    private static let notes = [
        "Rozmowa telefoniczna: dokumenty będą doniesione do końca tygodnia.", "Sprawdzono dane w rejestrze PESEL.",
        "Pobrano informację o dochodach z urzędu skarbowego.", "Wysłano zapytanie do ZUS.",
        "Wnioskodawca prosi o kontakt po godzinie 14.", "Akta przekazano do kontroli wewnętrznej.",
    ]
    private static let suspensions = [
        "Oczekiwanie na orzeczenie o niepełnosprawności.", "Oczekiwanie na rozstrzygnięcie sądu rodzinnego.",
    ]
    private static let extensions = [
        "Oczekiwanie na odpowiedź innego organu.", "Konieczność uzupełnienia materiału dowodowego.",
    ]
    private static let paymentSuspensions = [
        "Nie dostarczono wymaganego dokumentu.", "Wyjaśniana jest zmiana sytuacji rodzinnej.",
    ]
}
