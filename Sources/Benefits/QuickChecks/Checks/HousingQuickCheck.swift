import Applications

/// Dodatek mieszkaniowy (DOMAIN §3.1–3.4).
enum HousingQuickCheck {
    static let check = QuickCheck(
        slug: "dodatek-mieszkaniowy", title: "Czy możesz dostać dodatek mieszkaniowy?", benefit: .housingAllowance,
        form: "dodatek-mieszkaniowy",
        intro: "Obliczymy, czy dodatek może ci się należeć i ile może wynieść. Przygotuj dochody z trzech miesięcy "
            + "i rachunki za mieszkanie z ostatniego miesiąca.",
        notes: [
            "Nie pytamy o majątek ani o to, czy ktoś przebywa w domu pomocy społecznej, zakładzie karnym lub szkole "
                + "z pełnym bezpłatnym utrzymaniem. Ośrodek to sprawdzi."
        ],
        questions: home + money + equipment + disability, evaluate: evaluate)

    private static let home = [
        QuickQuestion(
            "legalTitle", "Jaki masz tytuł do mieszkania?",
            .choice([
                .init("title", "najem, podnajem, spółdzielcze prawo, własność albo inny tytuł"),
                .init("awaiting", "nie mam tytułu, czekam na lokal zamienny albo najem socjalny"),
                .init("none", "nie mam tytułu i nie czekam na taki lokal"),
            ])),
        QuickQuestion("livesThere", "Czy mieszkasz w tym mieszkaniu na stałe?", .yesNo),
        QuickQuestion(
            "persons", "Liczba osób w gospodarstwie domowym", .count(1...20),
            help: "Policz siebie i wszystkich, którzy stale z tobą mieszkają."),
        QuickQuestion("usableArea", "Powierzchnia użytkowa mieszkania", .area),
        QuickQuestion(
            "roomsArea", "Łączna powierzchnia pokoi i kuchni", .area,
            help: "Przy małym udziale pokoi i kuchni mieszkanie może być większe."),
        QuickQuestion(
            "occupiedArea", "Powierzchnia, którą zajmujesz", .area,
            help: "Wpisz tylko wtedy, gdy zajmujesz część mieszkania, bo reszta jest wynajęta lub podnajęta.",
            isRequired: false),
    ]
    private static let money = [
        QuickQuestion(
            "income", "Dochód wszystkich osób z trzech miesięcy razem", .money,
            help: "Trzy pełne miesiące przed złożeniem wniosku. Nie wliczaj zasiłku rodzinnego z dodatkami, "
                + "świadczenia pielęgnacyjnego ani zasiłku i dodatku pielęgnacyjnego. Wpisz 0, jeśli nikt nie miał "
                + "dochodu."),
        QuickQuestion(
            "expenses", "Wydatki na mieszkanie w ostatnim miesiącu", .money,
            help: "Czynsz i opłaty za ogrzewanie, wodę, ścieki i odpady, jak w rozliczeniu zarządcy."),
    ]
    private static let equipment = [
        QuickQuestion("centralHeating", "Czy mieszkanie ma centralne ogrzewanie?", .yesNo),
        QuickQuestion("hotWater", "Czy mieszkanie ma centralnie ciepłą wodę?", .yesNo),
        QuickQuestion("pipedGas", "Czy mieszkanie ma gaz przewodowy?", .yesNo),
    ]
    private static let disability = [
        QuickQuestion("wheelchair", "Czy mieszka tu osoba poruszająca się na wózku?", .yesNo),
        QuickQuestion(
            "separateRoom", "Czy mieszka tu osoba, której niepełnosprawność wymaga oddzielnego pokoju?", .yesNo),
    ]

    @Sendable private static func evaluate(
        _ values: QuickValues, _ table: RuleTable, _ day: LocalDate
    ) throws(AssessmentInputError) -> QuickAnswer {
        let usable = try values.area("usableArea")
        let rooms = try values.area("roomsArea")
        let occupied = values["occupiedArea"] == nil ? nil : try values.area("occupiedArea")
        let parts = [("roomsArea", rooms)] + (occupied.map { [("occupiedArea", $0)] } ?? [])
        let tooLarge = parts.filter { $0.1 > usable }.map {
            QuickProblem(
                question: $0.0,
                message: "Wpisz powierzchnię nie większą niż powierzchnia użytkowa całego mieszkania.")
        }
        guard tooLarge.isEmpty else { return .problems(tooLarge) }
        let input = try HousingAllowanceInput(
            filedOn: day,
            income: HouseholdIncome(total: values.money("income"), months: 3, persons: values.count("persons")),
            expenses: values.money("expenses"), usableArea: usable, roomsAndKitchenArea: rooms, occupiedArea: occupied,
            wheelchairUsers: values.isYes("wheelchair") ? 1 : 0,
            separateRoomPersons: values.isYes("separateRoom") ? 1 : 0,
            equipment: .init(
                centralHeating: values.isYes("centralHeating"), hotWater: values.isYes("hotWater"),
                pipedGas: values.isYes("pipedGas")))
        return .assessment([
            Assessment(of: input.assessment(by: table), requiring: try requirements(values))
        ])
    }

    private static func requirements(_ values: QuickValues) throws(AssessmentInputError) -> [QuickRequirement] {
        [
            QuickRequirement(
                "legal-title",
                "Trzeba mieć tytuł do mieszkania albo czekać na lokal zamienny lub najem socjalny (art. 2 ustawy).",
                isMet: try values.choice("legalTitle") != "none",
                unmet: "Nie masz tytułu do mieszkania i nie czekasz na lokal zamienny ani najem socjalny."),
            QuickRequirement(
                "lives-there", "Trzeba mieszkać w tym mieszkaniu na stałe.", isMet: try values.isYes("livesThere"),
                unmet: "Nie mieszkasz w tym mieszkaniu na stałe."),
        ]
    }
}
