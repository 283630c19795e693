internal import Applications
internal import JSON

/// How somebody can be reached, where nobody is: the domains are reserved for examples (RFC 2606), and telephone numbers
/// are in the zone 21, which the Polish numbering plan does not assign (GK), so that no message ever goes to a stranger.
struct ContactDetails: Sendable {
    let email: String?
    let phone: String?
    let deliveryAddress: String?

    var contact: Submitted.Contact? {
        email == nil && phone == nil ? nil : Submitted.Contact(email: email, phone: phone)
    }

    static func of(_ person: Person, channel: FilingChannel, _ random: inout SplitMix64) -> ContactDetails {
        let isOnline = channel == .portal || channel == .api || channel == .empatia
        let email = random.chance(isOnline ? 0.9 : 0.25) ? address(of: person, &random) : nil
        let phone = random.chance(0.85) ? number(&random) : nil
        let hasBox = random.chance(channel == .eDoreczenia ? 1 : 0.04)
        return ContactDetails(email: email, phone: phone, deliveryAddress: hasBox ? box(&random) : nil)
    }

    static func number(_ random: inout SplitMix64) -> String {
        "+4821\(random.within(1_000_000...9_999_999))"
    }

    private static func address(of person: Person, _ random: inout SplitMix64) -> String {
        let name = "\(LatinLetters.plain(person.firstName)).\(LatinLetters.plain(person.lastName))"
        return "\(name)\(random.below(1_000))@\(random.pick(["example.org", "example.com"]))"
    }

    private static func box(_ random: inout SplitMix64) -> String {
        let letters = (0..<5).map { _ in UInt8(ascii: "A") + UInt8(random.below(26)) }
        return "AE:PL-\(random.within(10_000...99_999))-\(random.within(10_000...99_999))-"
            + String(decoding: letters, as: UTF8.self) + "-\(random.within(10...99))"
    }
}

extension JSONWriter {
    /// The member `contact`; left out when there is nothing to say, as applicants may.
    mutating func contact(_ details: ContactDetails) {
        guard details.email != nil || details.phone != nil || details.deliveryAddress != nil else { return }
        object("contact") {
            $0.member("electronicDeliveryAddress", details.deliveryAddress)
            $0.member("email", details.email)
            $0.member("phone", details.phone)
        }
    }
}
