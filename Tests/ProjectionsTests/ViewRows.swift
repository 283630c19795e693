/// SQL that puts cases into the tables of version 1 by hand, for tests of the views above them.
struct ViewRows {
    let schema: String
    private(set) var script = ""

    /// Today in Poland, as the views see it.
    static let today = "(now() at time zone 'Europe/Warsaw')::date"

    init(_ schema: String) { self.schema = schema }

    /// - Parameter clocks: kind, days from today to the last day, and whether the clock stands.
    mutating func standing(
        _ number: Int, status: String = "in-verification", unit: String? = nil, owner: String? = nil,
        decision: String? = nil, clocks: [(kind: String, days: Int, stands: Bool)] = []
    ) {
        let deadlines = clocks.map { clock in
            """
            jsonb_build_object('kind', '\(clock.kind)', 'startedOn', \(Self.today) - 30, 'due', \(Self.today) + \
            (\(clock.days)), 'basis', 'art. 35 § 3 KPA') \
            || \(clock.stands ? "jsonb_build_object('stoppedOn', \(Self.today) - 3)" : "'{}'")
            """
        }
        let decideBy = clocks.first { $0.kind == "decide-by" }.map { "\(Self.today) + (\($0.days))" } ?? "null"
        insert(
            "standing",
            [
                ("application_id", Self.id(number)), ("version", "1"), ("status", "'\(status)'"),
                ("status_since", "now()"), ("filed_at", "now()"), ("last_event_at", "now()"),
                ("unit", Self.text(unit)), ("owner", Self.text(owner)), ("decide_by", decideBy),
                ("deadlines", "jsonb_build_array(\(deadlines.joined(separator: ", ")))"),
                ("decision_outcome", Self.text(decision)), ("paid_grosze", "0"), ("state", "''"),
            ])
    }

    mutating func insert(_ table: String, _ columns: [(name: String, value: String)]) {
        script += """
            insert into \(schema)_v1.\(table) (\(columns.map(\.name).joined(separator: ", ")))
            values (\(columns.map(\.value).joined(separator: ", ")));

            """
    }

    mutating func append(_ sql: String) { script += sql }

    /// A literal.
    static func id(_ number: Int) -> String { "'00000000-0000-5000-8000-00000000000\(number)'" }

    private static func text(_ text: String?) -> String { text.map { "'\($0)'" } ?? "null" }
}
