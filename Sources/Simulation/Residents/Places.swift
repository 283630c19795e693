/// Where people work and learn. Employers are invented.
enum Places {
    static let employers = [
        "Piekarnia „Kłos” sp. z o.o.", "Zakład Mięsny „Gwarek”", "Hurtownia Budowlana „Murarz”", "Sklep „Zdrój”",
        "Przedsiębiorstwo Transportowe „Szlak”", "Przychodnia „Na Górce”", "Zakład Krawiecki „Szpulka”",
        "Firma Sprzątająca „Błysk”", "Centrum Ogrodnicze „Pod Dębem”", "Warsztat Samochodowy „Tłok”",
        "Drukarnia „Czcionka”", "Restauracja „Srebrny Gwarek”", "Magazyny „Północ” sp. z o.o.",
        "Zakład Fryzjerski „Loczek”", "Ochrona „Strażnik” S.A.", "Fabryka Mebli „Sosna”", "Agencja Pracy „Krok”",
    ]
    static let universities = [
        "Uniwersytet Śląski w Katowicach", "Politechnika Śląska", "Śląski Uniwersytet Medyczny",
        "Uniwersytet Ekonomiczny w Katowicach", "Akademia Górnośląska",
    ]

    /// The school of a child of this age, as the housing and the social assistance form ask for it.
    static func school(age: Int, _ random: inout SplitMix64) -> String? {
        switch age {
        case ..<3: nil
        case ..<7: "Przedszkole nr \(random.within(1...23))"
        case ..<15: "Szkoła Podstawowa nr \(random.within(1...13))"
        case ..<20: random.pick(secondary)
        default: nil
        }
    }

    static let secondary = [
        "I Liceum Ogólnokształcące", "II Liceum Ogólnokształcące", "Zespół Szkół Technicznych",
        "Zespół Szkół Gastronomiczno-Hotelarskich", "Wieloprofilowy Zespół Szkół", "Branżowa Szkoła I stopnia",
    ]
}
