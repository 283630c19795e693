internal import Applications
internal import Postgres
internal import Projection

/// The dwelling, what it costs and who is paid: one row of each form.
enum DwellingRow {
    static let table = TableDefinition(
        "dwelling",
        [
            .init("application_id", .uuid), .init("manager_name", .text), .init("manager_address", .text),
            .init("manager_tax_number", .text), .init("legal_title", .text), .init("legal_title_detail", .text),
            .init("usable_area_m2", .numeric), .init("rooms_area_m2", .numeric), .init("occupied_area_m2", .numeric),
            .init("wheelchair_users", .int4), .init("separate_room_persons", .int4),
            .init("has_central_heating", .bool), .init("has_hot_water", .bool), .init("has_piped_gas", .bool),
            .init("household_persons", .int4), .init("expenses_month", .text), .init("expenses_grosze", .int8),
            .init("income_grosze", .int8), .init("income_per_person_grosze", .int8), .init("confirmed_by", .text),
            .init("confirmed_on", .date), .init("payee", .text), .init("payee_account", .text),
            .init("lump_sum_method", .text), .init("lump_sum_account", .text),
        ])

    static func write(_ form: FiledForm, to changes: inout RowChanges) {
        changes.append(
            [form.applicationID] + place(form.answers) + money(form.answers), to: table)
    }

    private static func place(_ answers: Answer) -> [PostgresValue] {
        let (manager, title) = (answers["manager"], answers["legalTitle"])
        let (dwelling, disability, equipment) = (answers["dwelling"], answers["disability"], answers["equipment"])
        return [
            manager["name"].text,
            manager.isMissing ? .null : .text(CaseHeading.address(manager["seat"])), manager["taxNumber"].text,
            title["kind"].text, detail(of: title),
            dwelling["usableAreaSquareMetres"].decimal, dwelling["roomsAndKitchenAreaSquareMetres"].decimal,
            dwelling["occupiedAreaSquareMetres"].decimal,
            disability["wheelchairUsers"].count, disability["separateRoomPersons"].count,
            equipment["centralHeating"].flag, equipment["hotWater"].flag, equipment["pipedGas"].flag,
        ]
    }

    private static func money(_ answers: Answer) -> [PostgresValue] {
        let (expenses, income) = (answers["expenses"], answers["income"])
        let (confirmation, payout) = (answers["confirmation"], answers["payout"])
        return [
            answers["household"]["numberOfPersons"].count, expenses["month"].text, expenses["totalGrosze"].grosze,
            income["totalGrosze"].grosze, income["monthlyPerPersonGrosze"].grosze,
            confirmation["kind"].text, confirmation["managerStatement"]["signedOn"].date,
            payout["allowance"]["recipient"].text, payout["allowance"]["accountNumber"].text,
            payout["lumpSum"]["method"].text, payout["lumpSum"]["accountNumber"].text,
        ]
    }

    /// The one further word that a kind of title needs; the form has at most one of them.
    private static func detail(of title: Answer) -> PostgresValue {
        .optionalText(title["cooperativeRight"].string ?? title["otherTitle"].string ?? title["awaitedDwelling"].string)
    }
}
