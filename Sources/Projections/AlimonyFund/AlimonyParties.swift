internal import Applications
internal import Postgres

/// The people of FA-1 in their order, with the places of those who have a part in it.
struct AlimonyParties {
    struct Entitled {
        let answers: Answer
        let person: Int32
    }

    private(set) var people = FormPeople()
    private(set) var entitled: [Entitled] = []
    /// Nil where the form names none.
    private(set) var debtor: Int32?

    init(_ answers: Answer) {
        let applicant = people.add(.applicant, answers["applicant"])
        for person in answers["entitled"].elements {
            // Who applies for themselves repeats no personal data.
            let number = person["relation"].string == "self" ? applicant : people.add(.entitled, person)
            entitled.append(Entitled(answers: person, person: number))
        }
        let debtor = answers["debtor"]
        if !debtor.isMissing { self.debtor = people.add(.debtor, debtor) }
        for member in answers["household"]["members"].elements { people.add(.familyMember, member) }
    }
}
