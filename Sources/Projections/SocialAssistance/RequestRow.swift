internal import Applications
internal import Postgres
internal import Projection

/// What is asked for or reported, and in what situation: one row of each form.
enum RequestRow {
    static let table = TableDefinition(
        "request",
        [
            .init("application_id", .uuid), .init("kind", .text), .init("filed_by", .text), .init("institution", .text),
            .init("urgency", .text), .init("emergency_called", .text), .init("observed_on", .date),
            .init("purpose", .text), .init("amount_grosze", .int8), .init("description", .text),
            .init("person_description", .text), .init("person_age", .int4), .init("person_phone", .text),
            .init("person_is_aware", .text), .init("directions", .text), .init("marital_status", .text),
            .init("work_status", .text), .init("household_persons", .int4), .init("income_month", .text),
            .init("income_grosze", .int8), .init("expenses_grosze", .int8), .init("dwelling_kind", .text),
            .init("dwelling_rooms", .int4), .init("dwelling_conditions", .text), .init("health_insured", .text),
            .init("daily_help", .text), .init("health_description", .text), .init("payout_method", .text),
            .init("payout_account", .text), .init("payout_holder", .text),
        ])

    static func write(_ form: FiledForm, isReport: Bool, to changes: inout RowChanges) {
        changes.append(
            [form.applicationID] + request(form.answers, isReport: isReport) + person(form.answers)
                + situation(form.answers) + payout(form.answers["payout"]), to: table)
    }

    private static func request(_ answers: Answer, isReport: Bool) -> [PostgresValue] {
        let (need, reporter, request) = (answers["need"], answers["reporter"], answers["request"])
        return [
            .text(isReport ? "report" : "application"),
            isReport ? reporter["kind"].text : answers["filing"]["by"].text, reporter["institution"]["name"].text,
            need["urgency"].text, need["emergencyCalled"].text, need["observedOn"].date,
            request["purpose"].text, request["amountGrosze"].grosze,
            isReport ? need["description"].text : answers["situation"]["description"].text,
        ]
    }

    private static func person(_ answers: Answer) -> [PostgresValue] {
        let (person, applicant) = (answers["person"], answers["applicant"])
        return [
            person["description"].text, person["age"].count, person["phone"].text, person["aware"].text,
            answers["place"]["directions"].text, applicant["maritalStatus"].text, applicant["work"].text,
        ]
    }

    private static func situation(_ answers: Answer) -> [PostgresValue] {
        let (income, dwelling, health) = (answers["income"], answers["dwelling"], answers["health"])
        return [
            answers["household"]["numberOfPersons"].count, income["month"].text, income["totalGrosze"].grosze,
            answers["expenses"]["totalGrosze"].grosze, dwelling["kind"].text, dwelling["rooms"].count,
            dwelling["conditions"].text, health["insured"].text, health["dailyHelp"].text, health["description"].text,
        ]
    }

    private static func payout(_ payout: Answer) -> [PostgresValue] {
        [payout["method"].text, payout["accountNumber"].text, payout["accountHolder"].text]
    }
}
