internal import Applications
internal import Projection

/// What an application for housing allowance has of its own: the dwelling, its expenses, the household's incomes.
struct HousingAllowanceDetails: BenefitDetails {
    let tables = [DwellingRow.table, ExpenseRows.table]

    func people(of form: FiledForm) -> FormPeople {
        var people = FormPeople()
        let members = form.answers["household"]["members"].elements
        let period = Self.period(form.answers["income"]["months"])
        // The first member is the applicant, whose name and birth date the form does not ask twice.
        let applicant = people.add(.applicant, form.answers["applicant"], relation: members.first?["relation"].string)
        for (index, member) in members.enumerated() {
            let person = index == 0 ? applicant : people.add(.familyMember, member)
            for income in member["incomes"].elements {
                people.addIncome(
                    of: person, kind: income["source"].string, description: income["description"].string,
                    amountGrosze: income["amountsGrosze"].sum, period: period)
            }
        }
        return people
    }

    func write(_ form: FiledForm, to changes: inout RowChanges) {
        DwellingRow.write(form, to: &changes)
        ExpenseRows.write(form.answers["expenses"]["components"], of: form, to: &changes)
    }

    /// `2026-01/2026-03`, an interval as ISO 8601 writes it.
    private static func period(_ months: Answer) -> String? {
        let months = months.elements.compactMap(\.string)
        guard let first = months.first, let last = months.last else { return nil }
        return first == last ? first : "\(first)/\(last)"
    }
}
