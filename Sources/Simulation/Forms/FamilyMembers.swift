internal import JSON

extension JSONWriter {
    /// The member `familyMembers` of the family benefits: everybody but the applicant and the children applied for.
    mutating func familyMembers(_ family: Family, others: [Person]) {
        let partner = family.partner.map { ($0, family.isMarried ? "spouse" : "other-parent") }
        let members = (partner.map { [$0] } ?? []) + others.map { ($0, "child") }
        guard !members.isEmpty else { return }
        objects("familyMembers", members) { writer, member in
            let (person, relation) = member
            writer.member("citizenship", family.citizenship)
            writer.member("dateOfBirth", person.born)
            writer.member("firstName", person.firstName)
            writer.member("lastName", person.lastName)
            writer.member("maritalStatus", relation == "spouse" ? "married" : "single")
            writer.member("pesel", person.pesel)
            writer.member("relation", relation)
        }
    }
}
