internal import Applications
internal import Postgres
internal import Projection

/// What cases of family benefits have of their own: whom a benefit is asked for, their rulings, the supplements asked
/// for, stays abroad. One reading serves the five forms, because a form lacks what it does not ask.
struct FamilyBenefitsDetails: BenefitDetails {
    let tables = [
        ClaimRow.table, ChildRows.table, RulingRows.table, SupplementRows.table, StayRows.table,
    ]

    func people(of form: FiledForm) -> FormPeople {
        var people = FamilyCircle(form.answers).people
        FamilyIncomes.add(form.answers, to: &people)
        return people
    }

    func write(_ form: FiledForm, to changes: inout RowChanges) {
        let circle = FamilyCircle(form.answers)
        ClaimRow.write(form, to: &changes)
        ChildRows.write(circle.children, of: form, to: &changes)
        RulingRows.write(circle, of: form, to: &changes)
        SupplementRows.write(circle.children, of: form, to: &changes)
        StayRows.write(form, to: &changes)
    }
}
