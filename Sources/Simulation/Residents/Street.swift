/// Streets and housing estates of Tarnowskie Góry and its districts. Names are real; which postal code a street has, the
/// district decides (GK), and house numbers are invented.
struct Street: Sendable {
    let name: String
    let postalCode: String
    /// Blocks of flats with few numbers and many flats.
    let isEstate: Bool

    static let all = districts.flatMap { district in
        district.streets.map { Street(name: $0, postalCode: district.postalCode, isEstate: $0.hasPrefix("os. ")) }
    }

    private struct District {
        let postalCode: String
        let streets: [String]
    }

    private static let districts = [
        // Śródmieście.
        District(
            postalCode: "42-600",
            streets: [
                "ul. Gliwicka", "ul. Krakowska", "ul. Bytomska", "ul. Opolska", "ul. Lompy", "ul. Piastowska",
                "ul. Sobieskiego", "ul. Legionów", "ul. Sienkiewicza", "ul. Tylna", "ul. Górnicza", "ul. Gruzełki",
                "ul. Wyszyńskiego", "ul. Mickiewicza", "ul. Powstańców Śląskich", "ul. Styczyńskiego", "ul. Zamkowa",
                "ul. Wajdy", "ul. Ligonia", "ul. Nakielska", "Rynek",
            ]),
        // Osada Jana i Lasowice.
        District(
            postalCode: "42-612",
            streets: [
                "ul. Janasa", "ul. Skłodowskiej-Curie", "ul. Kościuszki", "ul. Słowackiego", "ul. Wolności",
                "os. Przyjaźń",
            ]),
        // Strzybnica.
        District(
            postalCode: "42-606",
            streets: ["ul. Grzybowa", "ul. Zagórska", "ul. Armii Krajowej", "ul. Kościelna", "ul. Polna"]),
        // Bobrowniki Śląskie-Piekary Rudne i Repty Śląskie.
        District(
            postalCode: "42-604",
            streets: ["ul. Repecka", "ul. Śniadeckiego", "ul. Korola", "ul. Radzionkowska", "ul. Kopalniana"]),
        // Stare Tarnowice, Rybna, Opatowice, Pniowiec, Sowice.
        District(
            postalCode: "42-605",
            streets: ["ul. Pyskowicka", "ul. Strzelecka", "ul. Niedziałkowskiego", "ul. Pniowiecka", "ul. Sowicka"]),
    ]
}
