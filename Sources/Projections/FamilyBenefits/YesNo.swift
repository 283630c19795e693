internal import Postgres

extension Answer {
    /// A question that forms ask as `yes` and `no`, because other questions depend on it.
    var yesNo: PostgresValue {
        switch string {
        case "yes": .bool(true)
        case "no": .bool(false)
        default: .null
        }
    }
}
