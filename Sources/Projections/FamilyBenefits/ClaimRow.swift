internal import Applications
internal import Benefits
internal import Postgres
internal import Projection

/// What is claimed, by whom and how it is to be paid: one row of each form.
enum ClaimRow {
    static let table = TableDefinition(
        "claim",
        [
            .init("application_id", .uuid), .init("benefit", .text), .init("benefit_period", .text),
            .init("request_kind", .text), .init("previous_decision", .text), .init("ground", .text),
            .init("disability_since", .date), .init("situation", .text), .init("situation_description", .text),
            .init("care_kind", .text), .init("other_benefit", .text), .init("other_benefit_from", .date),
            .init("other_benefit_to", .date), .init("marital_status", .text), .init("pension_insurance", .text),
            .init("pension_insured_since", .date), .init("contribution_years", .int4),
            .init("is_health_insured", .bool), .init("alimony_paid_grosze", .int8), .init("is_abroad", .bool),
            .init("payout_method", .text), .init("payout_account", .text), .init("payout_holder", .text),
        ])

    static func write(_ form: FiledForm, to changes: inout RowChanges) {
        changes.append(
            [form.applicationID] + request(form) + situation(form.answers) + applicant(form.answers), to: table)
    }

    private static func request(_ form: FiledForm) -> [PostgresValue] {
        let answers = form.answers
        let known = answers.node.flatMap { AssessedForm(recognizing: $0)?.rawValue }
        return [
            .optionalText(form.form?.id ?? known), answers["benefitPeriod"].text, answers["request"]["kind"].text,
            answers["request"]["previousDecision"].text,
            .optionalText(answers["ground"]["kind"].string ?? answers["claim"]["fatherGround"].string),
            answers["ground"]["disabilitySince"].date,
        ]
    }

    private static func situation(_ answers: Answer) -> [PostgresValue] {
        let (situation, care) = (answers["situation"], answers["care"])
        let other = care["otherParent"]
        return [
            situation["kind"].text, situation["description"].text, care["kind"].text, other["drawnBenefit"].text,
            other["drawnFrom"].date, other["drawnTo"].date,
        ]
    }

    private static func applicant(_ answers: Answer) -> [PostgresValue] {
        let (insurance, payout) = (answers["insurance"], answers["payout"])
        return [
            answers["applicant"]["maritalStatus"].text, insurance["pension"].text, insurance["pensionSince"].date,
            insurance["contributionYears"].count, insurance["healthInsured"].flag,
            answers["income"]["alimonyPaidGrosze"].grosze, answers["coordination"]["abroad"].yesNo,
            payout["method"].text, payout["accountNumber"].text, payout["accountHolder"].text,
        ]
    }
}
