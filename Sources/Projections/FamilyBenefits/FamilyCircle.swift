internal import Applications
internal import Postgres

/// The people of a form of family benefits in their order, with the places of those whom a benefit is asked for.
struct FamilyCircle {
    /// Somebody whom a benefit is asked for, and their number among the people.
    struct Child {
        let answers: Answer
        let person: Int32
        /// What the applicant is to them, as the form has it.
        let carer: String?
    }

    private(set) var people = FormPeople()
    private(set) var children: [Child] = []
    /// The person of a ruling that the form keeps beside its people, in `ground`.
    let concerned: Int32

    init(_ answers: Answer) {
        let applicant = people.add(.applicant, answers["applicant"])
        for child in answers["children"].elements {
            let carer = child["relation"].string ?? answers["claim"]["role"].string
            // An adult pupil who applies for themselves is one person.
            let person =
                carer == "self" ? applicant : people.add(.child, child, relation: Self.relation(to: carer))
            children.append(Child(answers: child, person: person, carer: carer))
        }
        for person in answers["caredFor"].elements {
            let carer = person["relation"].string
            let number = people.add(.caredFor, person, relation: Self.relation(to: carer))
            children.append(Child(answers: person, person: number, carer: carer))
        }
        let person = answers["concerned"]["person"]
        if person.isMissing {
            concerned = applicant
        } else {
            let who = answers["concerned"]["who"].string
            concerned = people.add(.caredFor, person, relation: who)
            let carer = who == "child" ? "parent" : who == "ward" ? "legal-guardian" : nil
            children.append(Child(answers: person, person: concerned, carer: carer))
        }
        for member in answers["familyMembers"].elements { people.add(.familyMember, member) }
        let otherParent = answers["care"]["otherParent"]
        if !otherParent.isMissing { people.add(.familyMember, otherParent, relation: "other-parent") }
    }

    /// Forms ask what the applicant is to the child; lists of people show it the other way round.
    private static func relation(to carer: String?) -> String? {
        switch carer {
        case "parent", "mother", "father", "adoptive-parent": "child"
        case "legal-guardian", "actual-guardian": "ward"
        case "foster-family", "family-foster-home": "foster-child"
        case nil: nil
        default: "other"
        }
    }
}
