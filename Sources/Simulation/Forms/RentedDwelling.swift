internal import Applications
internal import JSON

/// A dwelling with its title, its manager, its size and what it costs.
struct RentedDwelling: Sendable {
    let title: String
    let disabledPersons: Int
    let totalGrosze: Int
    let hasEverything: Bool
    private let detail: String?
    private let usable: Int
    private let rooms: Int
    private let wheelchairs: Int
    private let equipment: (heating: Bool, hotWater: Bool, gas: Bool)
    private let expenses: [(kind: String, grosze: Int)]
    private let manager: (name: String, seat: Address, taxNumber: String)
    private let signatory: String
    private let signedBefore: Int

    /// The owner of a house manages it, and says so.
    var isOwnHouse: Bool { title == "single-family-house-ownership" }

    init(persons: Int, _ random: inout SplitMix64) {
        title = random.pick([
            "tenancy": 46, "cooperative-right": 16, "flat-ownership": 17, "cooperative-flat-ownership": 8,
            "single-family-house-ownership": 5, "subtenancy": 3, "no-title-awaiting-dwelling": 3, "other-title": 1,
            "multi-family-building-ownership": 1,
        ])
        detail = RentedDwelling.detail(of: title, &random)
        // Hundredths of a square metre.
        usable = random.within(2_400...3_400) + persons * random.within(500...1_100)
        rooms = usable * random.within(58...82) / 100
        wheelchairs = random.chance(0.02) ? 1 : 0
        disabledPersons = wheelchairs + (random.chance(0.04) && persons > wheelchairs ? 1 : 0)
        equipment = (random.chance(0.72), random.chance(0.6), random.chance(0.66))
        hasEverything = equipment.heating && equipment.hotWater && equipment.gas
        expenses = RentedDwelling.expenses(title, usable: usable, persons: persons, equipment, &random)
        totalGrosze = expenses.reduce(0) { $0 + $1.grosze }
        manager = (random.pick(RentedDwelling.managers), .any(&random), TaxNumber.make(&random))
        signatory = "\(FirstNames.any(.female, bornIn: 1975, &random)) \(Surnames.any(&random).feminine)"
        signedBefore = random.below(6)
    }

    func writeConfirmation(on day: LocalDate, to writer: inout JSONWriter) {
        writer.object("confirmation") {
            if isOwnHouse {
                $0.member("kind", "owner-statement")
                $0.accepted("ownerStatement", ["area", "criminalLiability", "equipment"])
            } else {
                $0.member("kind", "manager")
                $0.object("managerStatement") {
                    $0.member("area", true)
                    $0.member("equipment", true)
                    $0.member("expenses", true)
                    $0.member("legalTitle", true)
                    $0.member("position", "zarządca nieruchomości")
                    $0.member("signatory", signatory)
                    $0.member("signedOn", day.adding(days: -signedBefore))
                }
            }
        }
    }

    /// Writes the members from `disability` to `expenses`.
    func write(month: YearMonth, to writer: inout JSONWriter) {
        writer.object("disability") {
            $0.member("separateRoomPersons", disabledPersons - wheelchairs)
            $0.member("wheelchairUsers", wheelchairs)
        }
        writer.object("dwelling") {
            if title == "subtenancy" { $0.decimal("occupiedAreaSquareMetres", usable * 2 / 5, digits: 2) }
            $0.decimal("roomsAndKitchenAreaSquareMetres", rooms, digits: 2)
            $0.decimal("usableAreaSquareMetres", usable, digits: 2)
        }
        writer.object("equipment") {
            $0.member("centralHeating", equipment.heating)
            $0.member("hotWater", equipment.hotWater)
            $0.member("pipedGas", equipment.gas)
        }
        writer.object("expenses") {
            $0.objects("components", expenses) { writer, expense in
                writer.member("amountGrosze", expense.grosze)
                if expense.kind == "other-dwelling-fees" { writer.member("description", "winda i domofon") }
                writer.member("kind", expense.kind)
            }
            $0.member("month", month.iso)
            $0.member("totalGrosze", totalGrosze)
        }
    }

    /// Writes the members `legalTitle` and `manager`.
    func writeTitle(to writer: inout JSONWriter) {
        writer.object("legalTitle") {
            if title == "no-title-awaiting-dwelling" { $0.member("awaitedDwelling", detail) }
            if title == "cooperative-right" { $0.member("cooperativeRight", detail) }
            $0.member("kind", title)
            if title == "other-title" { $0.member("otherTitle", detail) }
        }
        guard !isOwnHouse else { return }
        writer.object("manager") {
            $0.member("name", manager.name)
            $0.key("seat")
            $0.address(manager.seat)
            $0.member("taxNumber", manager.taxNumber)
        }
    }

    private static func detail(of title: String, _ random: inout SplitMix64) -> String? {
        switch title {
        case "cooperative-right": random.pick(["tenant", "ownership"])
        case "no-title-awaiting-dwelling": random.pick(["replacement", "social-tenancy"])
        case "other-title": random.pick(["umowa użyczenia lokalu", "służebność mieszkania"])
        default: nil
        }
    }

    private static func expenses(
        _ title: String, usable: Int, persons: Int, _ equipment: (heating: Bool, hotWater: Bool, gas: Bool),
        _ random: inout SplitMix64
    ) -> [(kind: String, grosze: Int)] {
        let base =
            switch title {
            case "no-title-awaiting-dwelling": "occupation-without-title-compensation"
            case "flat-ownership", "multi-family-building-ownership": "management-advance"
            case "cooperative-right", "cooperative-flat-ownership": "operating-fee"
            case "single-family-house-ownership": "other-dwelling-fees"
            default: "rent"
            }
        var expenses = [(kind: base, grosze: usable * random.within(650...1_150) / 100)]
        if equipment.heating { expenses.append(("central-heating", usable * random.within(420...760) / 100)) }
        if equipment.hotWater { expenses.append(("hot-water", persons * random.within(3_800...7_900))) }
        expenses.append(("cold-water", persons * random.within(2_400...4_300)))
        expenses.append(("sewage", persons * random.within(2_600...4_700)))
        expenses.append(("waste", persons * 2_980))
        return expenses
    }

    private static let managers = [
        "Miejski Zarząd Budynków „Domena”", "Spółdzielnia Mieszkaniowa „Srebrny Dom”", "Zarząd Nieruchomości „Klucz”",
        "Wspólnota Mieszkaniowa „Pod Kasztanami”", "Administracja Domów „Zacisze”",
        "Spółdzielnia Mieszkaniowa „Kopernik”",
    ]
}

/// Tax numbers of invented managers (`Benefits.NIP` reads them).
enum TaxNumber {
    static func make(_ random: inout SplitMix64) -> String {
        while true {
            var digits = [6, 4, 5] + (0..<6).map { _ in random.below(10) }
            let check = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
            // One in eleven has no check digit and is never given.
            guard check < 10 else { continue }
            digits.append(check)
            return String(decoding: digits.map { UInt8($0) + UInt8(ascii: "0") }, as: UTF8.self)
        }
    }

    private static let weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]
}
