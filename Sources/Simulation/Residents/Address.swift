internal import JSON

/// Where somebody lives, in Tarnowskie Góry.
struct Address: Sendable {
    let street: String
    let house: String
    let flat: String?
    let postalCode: String

    static let city = "Tarnowskie Góry"

    static func any(_ random: inout SplitMix64) -> Address {
        let place = random.pick(Street.all)
        let number = 1 + random.below(place.isEstate ? 28 : 120)
        let house = random.chance(0.12) ? "\(number)\(random.pick(["a", "b", "c"]))" : String(number)
        let flat = random.chance(place.isEstate ? 1 : 0.35) ? String(1 + random.below(place.isEstate ? 60 : 12)) : nil
        return Address(street: place.name, house: house, flat: flat, postalCode: place.postalCode)
    }
}

extension JSONWriter {
    /// An address; some forms ask for the commune besides.
    mutating func address(_ address: Address, withCommune: Bool = false) {
        beginObject()
        member("city", Address.city)
        if withCommune { member("commune", Address.city) }
        member("flatNumber", address.flat)
        member("houseNumber", address.house)
        member("postalCode", address.postalCode)
        member("street", address.street)
        endObject()
    }
}
