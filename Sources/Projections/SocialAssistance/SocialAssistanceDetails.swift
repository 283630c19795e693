internal import Applications
internal import Projection

/// What a case of social assistance has of its own. It has two forms: the application (wniosek o pomoc), in which a
/// family describes itself, and the report of a need (zgłoszenie), which anybody may make and which may name nobody.
struct SocialAssistanceDetails: BenefitDetails {
    let tables = [RequestRow.table, KindRows.needs.table, KindRows.hardships.table, ExpenseRows.table]
    let eventTables = [InterviewRows.table]

    func heading(of answers: Answer) -> CaseHeading {
        if Self.isReport(answers) {
            var heading = CaseHeading()
            heading.applicantName = CaseHeading.name(of: answers["person"])
            heading.applicantPesel = answers["person"]["pesel"].string
            heading.homeAddress = CaseHeading.address(answers["place"])
            heading.urgency = answers["need"]["urgency"].string.flatMap(CaseHeading.Urgency.init) ?? .ordinary
            return heading
        }
        var heading = CaseHeading(applicantIn: answers)
        let home = answers["home"]
        // Who has no address is found where he stays.
        heading.homeAddress = home["place"].string ?? CaseHeading.address(home["address"])
        return heading
    }

    func people(of form: FiledForm) -> FormPeople {
        Self.isReport(form.answers) ? peopleOfReport(form.answers) : peopleOfApplication(form.answers)
    }

    func write(_ form: FiledForm, to changes: inout RowChanges) {
        let answers = form.answers
        RequestRow.write(form, isReport: Self.isReport(answers), to: &changes)
        KindRows.needs.write(
            [
                ("help", answers["request"]["kinds"]), ("purpose", answers["request"]["needs"]),
                ("reported", answers["need"]["kinds"]),
            ], of: form, to: &changes)
        KindRows.hardships.write(
            [("ground", answers["situation"]["reasons"]), ("circumstance", answers["person"]["circumstances"])],
            of: form, to: &changes)
        ExpenseRows.write(answers["expenses"]["components"], of: form, to: &changes)
    }

    func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        InterviewRows.write(accepted, to: &changes)
    }

    private static func isReport(_ answers: Answer) -> Bool { !answers["need"].isMissing }

    private func peopleOfApplication(_ answers: Answer) -> FormPeople {
        var people = FormPeople()
        let members = answers["household"]["members"].elements
        // The first member is the applicant, whose name and birth date the form does not ask twice.
        people.add(.applicant, answers["applicant"], relation: members.first?["relation"].string)
        for member in members.dropFirst() { people.add(.familyMember, member) }
        let submitter = answers["filing"]["submitter"]
        if !submitter.isMissing { people.add(.submitter, submitter) }
        let income = answers["income"]
        for item in income["items"].elements {
            people.addIncome(
                ofPersonNamed: item["person"].string, kind: item["source"].string,
                description: item["description"].string, amountGrosze: item["amountGrosze"].int,
                period: income["month"].string)
        }
        for farm in income["farms"].elements {
            people.addIncome(
                ofPersonNamed: farm["person"].string, kind: "farm", amountGrosze: nil,
                hectares: farm["hectares"].decimal, period: income["month"].string)
        }
        return people
    }

    /// Whoever is only described, or does not say a name, is no person of the list.
    private func peopleOfReport(_ answers: Answer) -> FormPeople {
        var people = FormPeople()
        for (role, person) in [(PersonRole.personInNeed, answers["person"]), (.reporter, answers["reporter"])]
        where !person["firstName"].isMissing || !person["lastName"].isMissing {
            people.add(role, person)
        }
        return people
    }
}
