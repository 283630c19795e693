import Applications
import Benefits
import JSON
import Testing

/// Where notices go, as every form lifts it from its answers.
@Suite struct ContactTests {
    @Test(arguments: FormFiles.examples("valid"))
    func `the contact of a valid example is the applicant's, the telephone number in its international form`(
        path: String
    ) throws {
        let answers = try FormFiles.document(path)
        let contact = try FormFiles.definition(of: path).contact(in: answers)
        #expect(contact?.email == answers.at(pointer: "/contact/email")?.string)
        let phone = answers.at(pointer: "/contact/phone")?.string
        #expect((contact?.phone == nil) == (phone == nil))
        if let phone, let given = contact?.phone {
            let digits = phone.filter(\.isNumber)
            #expect(given == (phone.hasPrefix("+") ? "+\(digits)" : "+48\(digits)"))
        }
    }

    @Test(
        arguments: FormFiles.forms,
        ["322855970", "(32) 285 59 70", "32 285-59-70", "+48 32 285 59 70", "0048 322855970", "(+48) 32/285.59.70"])
    func `however a telephone number is written, the contact is the same number`(form: String, text: String) throws {
        let answers = try answers(to: form, phone: text)
        let definition = try FormFiles.definition(of: form)
        #expect(definition.problems(in: answers, filedOn: FormFiles.day) == [])
        #expect(definition.contact(in: answers)?.phone == "+48322855970")
        #expect(answers.at(pointer: "/contact/phone")?.string == text)
    }

    @Test(arguments: FormFiles.forms, ["600 100", "tel. 600100200", "nie mam", "48600100200", "+44 (0)20 7946 0958"])
    func `what is no telephone number is a problem of that field alone, and no contact`(
        form: String, text: String
    ) throws {
        let answers = try answers(to: form, phone: text)
        let definition = try FormFiles.definition(of: form)
        let problems = definition.problems(in: answers, filedOn: FormFiles.day)
        #expect(problems.map(\.pointer) == ["/contact/phone"])
        #expect(problems.map(\.code) == ["invalid-telefon"])
        #expect(problems.first?.message.contains("9 cyfr") == true)
        #expect(definition.contact(in: answers)?.phone == nil)
    }

    /// A valid example with a telephone number, and this one in its place.
    private func answers(to form: String, phone: String) throws -> JSONNode {
        let examples = try FormFiles.examples("valid", of: form).map(FormFiles.document)
        let example = try #require(examples.first { $0.at(pointer: "/contact/phone") != nil })
        return try JSONDocument(
            parsing: JSONValue(example).replacing(["contact", "phone"], with: .string(phone)).encoded()
        ).root
    }
}

extension JSONValue {
    /// The member at the end of the path with another value.
    fileprivate func replacing(_ path: ArraySlice<String>, with value: JSONValue) -> JSONValue {
        guard let name = path.first, case .object(let members) = self else { return value }
        return .object(
            members.map { member in
                member.key == name
                    ? JSONMember(key: name, value: member.value.replacing(path.dropFirst(), with: value)) : member
            })
    }
}
