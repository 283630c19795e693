internal import Applications
internal import Benefits
internal import Postgres
internal import Projection

/// What a person is in a form.
enum PersonRole: String, Sendable {
    case applicant
    /// Lives and keeps house with the applicant, or counts as family.
    case familyMember = "family-member"
    case child
    /// Entitled to alimony.
    case entitled
    case debtor
    /// Cared for by the applicant, or the person whose disability the claim rests on.
    case caredFor = "cared-for"
    /// In need of help, by somebody's report.
    case personInNeed = "person-in-need"
    /// Files for the applicant.
    case submitter
    /// Reports a need.
    case reporter
}

/// People named in a form and their incomes, numbered from 1 in the order in which they are added.
struct FormPeople: Sendable {
    private var people: [Person] = []
    private var incomes: [Income] = []

    /// Adds a person by the members `firstName`, `lastName`, `pesel`, `dateOfBirth` and `relation`.
    ///
    /// - Returns: the ordinal, for incomes.
    @discardableResult
    mutating func add(_ role: PersonRole, _ person: Answer, relation: String? = nil) -> Int32 {
        let (first, last) = (person["firstName"].string, person["lastName"].string)
        let pesel = person["pesel"].string
        people.append(
            Person(
                role: role, firstName: first ?? "", lastName: last ?? "", pesel: pesel,
                bornOn: person["dateOfBirth"].localDate ?? pesel.flatMap { PESEL($0)?.birthDate },
                relation: relation ?? person["relation"].string))
        return Int32(people.count)
    }

    /// Adds an income of a person that was added. Of a farm forms ask the area (`hectares`), not an amount.
    mutating func addIncome(
        of person: Int32?, kind: String?, description: String? = nil, amountGrosze: Int64?,
        hectares: PostgresValue = .null, period: String?
    ) {
        incomes.append(
            Income(
                person: person, name: nil, kind: kind ?? "", description: description, amount: amountGrosze,
                hectares: hectares, period: period))
    }

    /// Adds an income of the person with this first and last name; of somebody not listed it keeps the name.
    mutating func addIncome(
        ofPersonNamed name: String?, kind: String?, description: String? = nil, amountGrosze: Int64?,
        hectares: PostgresValue = .null, period: String?
    ) {
        let place = name.flatMap { name in people.firstIndex { $0.isNamed(name) } }
        incomes.append(
            Income(
                person: place.map { Int32($0 + 1) }, name: place == nil ? name : nil, kind: kind ?? "",
                description: description, amount: amountGrosze, hectares: hectares, period: period))
    }

    func write(of form: FiledForm, to changes: inout RowChanges) {
        for (index, person) in people.enumerated() {
            changes.append(
                [
                    form.applicationID, .int4(Int32(index + 1)), .text(person.role.rawValue), .text(person.listName),
                    .optionalText(person.pesel), .optionalDate(person.bornOn?.daysSince1970),
                    .optionalText(person.relation),
                ], to: CaseTables.person)
        }
        for (index, income) in incomes.enumerated() {
            changes.append(
                [
                    form.applicationID, .int4(Int32(index + 1)), .optionalInt4(income.person),
                    .optionalText(income.name), .text(income.kind), .optionalText(income.description),
                    .optionalInt8(income.amount), income.hectares, .optionalText(income.period),
                ], to: CaseTables.income)
        }
    }

    private struct Person: Sendable {
        let role: PersonRole
        let firstName: String
        let lastName: String
        let pesel: String?
        let bornOn: LocalDate?
        let relation: String?

        /// As `CaseHeading.name(of:)` writes it.
        var listName: String {
            lastName.isEmpty ? firstName : firstName.isEmpty ? lastName : "\(lastName) \(firstName)"
        }

        func isNamed(_ name: String) -> Bool { name == "\(firstName) \(lastName)" || name == listName }
    }

    private struct Income: Sendable {
        let person: Int32?
        let name: String?
        let kind: String
        let description: String?
        let amount: Int64?
        let hectares: PostgresValue
        let period: String?
    }
}
