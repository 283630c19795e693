internal import Applications
internal import Postgres
internal import Projection

/// A form as it was filed or corrected last, parsed once for everything that is read from it.
struct FiledForm: Sendable {
    let application: ApplicationID
    /// As the first column of every table.
    let applicationID: PostgresValue
    let filedOn: LocalDate
    /// Nil of a correction: the log says only which application it belongs to, so a benefit with several forms tells
    /// them apart by their members.
    let form: Submitted.Form?
    let answers: Answer

    init(_ state: ApplicationState, form: Submitted.Form?, answers: Answer) {
        application = state.id
        applicationID = .uuid(state.id.postgres)
        filedOn = state.filedAt.warsawDate
        self.form = form
        self.answers = answers
    }
}

/// What a list of cases shows of a form.
struct CaseHeading: Sendable, Equatable {
    var applicantName = ""
    var applicantPesel: String?
    var homeAddress = ""
    /// Said by the party or the person who reports a need; never a legal term.
    var urgency = Urgency.ordinary

    enum Urgency: String, Sendable {
        case danger, urgent, ordinary
    }
}

extension CaseHeading {
    /// Members `applicant` and `home`, as most forms have them.
    init(applicantIn answers: Answer) {
        let applicant = answers["applicant"]
        applicantName = Self.name(of: applicant)
        applicantPesel = applicant["pesel"].string
        homeAddress = Self.address(answers["home"])
    }

    /// `Nowak Anna`, the order of the office's lists.
    static func name(of person: Answer) -> String {
        [person["lastName"].string, person["firstName"].string].compactMap { $0 }.joined(separator: " ")
    }

    /// `ul. Długa 5/12, 42-600 Tarnowskie Góry`; villages without streets give the house number alone.
    static func address(_ address: Answer) -> String {
        let number = [address["houseNumber"], address["flatNumber"]].compactMap(\.string).joined(separator: "/")
        let first = [address["street"].string, number.isEmpty ? nil : number].compactMap { $0 }.joined(separator: " ")
        let second = [address["postalCode"], address["city"]].compactMap(\.string).joined(separator: " ")
        return [first, second].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
