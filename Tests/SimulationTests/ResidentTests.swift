import Applications
import Benefits
import Testing

@testable import Simulation

@Suite struct ResidentTests {
    static let day = LocalDate(daysSince1970: 20_600)

    private static func family(_ number: Int) -> Family {
        var random = SplitMix64(seed: 21, stream: 2, number: number)
        return .any(
            .init(age: 19...88, partners: 0.6, childCounts: [0: 1, 1: 1, 2: 1, 3: 1, 5: 1], youngest: 0...14), on: day,
            &random)
    }

    @Test func `numbers of the register carry birth date and sex and differ within a family`() throws {
        for number in 0..<600 {
            let people = Self.family(number).members.map(\.person)
            let numbers = people.compactMap(\.pesel)
            #expect(Set(numbers).count == numbers.count)
            for person in people {
                guard let text = person.pesel else { continue }
                let pesel = try #require(PESEL(text))
                #expect(pesel.birthDate == person.born)
                #expect((pesel.sex == .female) == (person.sex == .female))
            }
        }
    }

    @Test func `nobody is born after the day or old enough to be their parent's sibling`() {
        for number in 0..<600 {
            let family = Self.family(number)
            for child in family.children {
                #expect(child.born < Self.day)
                #expect(family.applicant.age(on: Self.day) - child.age(on: Self.day) >= 17)
            }
        }
    }

    @Test func `surnames follow the sex of who bears them`() {
        #expect(Surname("Kowalski").feminine == "Kowalska")
        #expect(Surname("Czarnecki").feminine == "Czarnecka")
        #expect(Surname("Konieczny").feminine == "Konieczna")
        #expect(Surname("Nowak").feminine == "Nowak")
        for number in 0..<600 {
            for (person, _) in Self.family(number).members {
                let ending = person.sex == .female ? ["ski", "cki", "zny"] : ["ska", "cka", "zna"]
                #expect(!ending.contains { person.lastName.hasSuffix($0) }, "\(person.lastName)")
            }
        }
    }

    @Test func `account, tax and telephone numbers and addresses are well formed and nobody's`() throws {
        var random = SplitMix64(seed: 4)
        for number in 0..<600 {
            let details = ContactDetails.of(Self.family(number).applicant, channel: .eDoreczenia, &random)
            #expect(NRB(BankAccount.make(&random)) != nil)
            #expect(NIP(TaxNumber.make(&random)) != nil)
            #expect(PhoneNumber(ContactDetails.number(&random))?.text.hasPrefix("+4821") == true)
            #expect(details.deliveryAddress.flatMap(ElectronicDeliveryAddress.init) != nil)
            guard let email = details.email else { continue }
            #expect(EmailAddress(email) != nil)
            #expect(email.hasSuffix("@example.org") || email.hasSuffix("@example.com"))
        }
    }

    @Test func `every street has a postal code of the town`() {
        #expect(Street.all.count > 30)
        for street in Street.all {
            #expect(PostalCode(street.postalCode) != nil)
            #expect(street.postalCode.hasPrefix("42-6"))
        }
    }
}
