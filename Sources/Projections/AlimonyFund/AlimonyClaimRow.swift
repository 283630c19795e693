internal import Applications
internal import Postgres
internal import Projection

/// The period, how enforcement failed and how the fund is to pay: one row of each form.
enum AlimonyClaimRow {
    static let table = TableDefinition(
        "claim",
        [
            .init("application_id", .uuid), .init("benefit_period", .text), .init("marital_status", .text),
            .init("income_year", .text), .init("alimony_paid_grosze", .int8), .init("enforcement_place", .text),
            .init("proof", .text), .init("foreign_country", .text), .init("foreign_institution", .text),
            .init("foreign_obstacle", .text), .init("foreign_obstacle_description", .text),
            .init("ineffective_from", .date), .init("ineffective_to", .date), .init("due_grosze", .int8),
            .init("recovered_grosze", .int8), .init("ineffective_causes", .text), .init("payout_method", .text),
            .init("payout_account", .text), .init("payout_holder", .text),
        ])

    static func write(_ form: FiledForm, to changes: inout RowChanges) {
        let answers = form.answers
        let (income, payout) = (answers["income"], answers["payout"])
        changes.append(
            [
                form.applicationID, answers["benefitPeriod"].text, answers["applicant"]["maritalStatus"].text,
                income["year"].text, income["alimonyPaidGrosze"].grosze,
            ] + enforcement(answers) + [
                payout["method"].text, payout["accountNumber"].text, payout["accountHolder"].text,
            ], to: table)
    }

    private static func enforcement(_ answers: Answer) -> [PostgresValue] {
        let (enforcement, statement) = (answers["enforcement"], answers["ineffectiveness"])
        let abroad = enforcement["abroad"]
        return [
            enforcement["place"].text, enforcement["proof"].text, abroad["country"].text, abroad["institution"].text,
            abroad["obstacle"].text, abroad["description"].text, statement["periodFrom"].date,
            statement["periodTo"].date, statement["dueGrosze"].grosze, statement["recoveredGrosze"].grosze,
            statement["causes"].text,
        ]
    }
}
