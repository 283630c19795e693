internal import Applications
internal import Postgres
internal import Projection

/// What cases of the alimony fund have of their own: entitled persons, the debtor, enforcement titles. FA-1 is one
/// application per debtor.
struct AlimonyFundDetails: BenefitDetails {
    let tables = [
        AlimonyClaimRow.table, EntitledPersonRows.table, DebtorRow.table, EnforcementTitleRows.table,
    ]

    func people(of form: FiledForm) -> FormPeople {
        var people = AlimonyParties(form.answers).people
        AlimonyIncomes.add(form.answers, to: &people)
        return people
    }

    func write(_ form: FiledForm, to changes: inout RowChanges) {
        let parties = AlimonyParties(form.answers)
        AlimonyClaimRow.write(form, to: &changes)
        EntitledPersonRows.write(parties.entitled, of: form, to: &changes)
        DebtorRow.write(parties.debtor, of: form, to: &changes)
        EnforcementTitleRows.write(parties.entitled, of: form, to: &changes)
    }
}
