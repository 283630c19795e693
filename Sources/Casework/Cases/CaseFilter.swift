import Applications
import ServiceKit

/// Which cases to list.
struct CaseFilter: Sendable, Equatable {
    /// The last case of the page before.
    struct Cursor: Sendable, Equatable {
        let filedAt: Instant
        let id: ApplicationID

        init(filedAt: Instant, id: ApplicationID) {
            self.filedAt = filedAt
            self.id = id
        }

        /// `<milliseconds>.<application id>`
        init?(text: String) {
            let parts = text.split(separator: ".", maxSplits: 1)
            guard parts.count == 2, let milliseconds = Int64(parts[0]), let uuid = UUID128(String(parts[1])) else {
                return nil
            }
            self.init(filedAt: Instant(milliseconds: milliseconds), id: ApplicationID(uuid))
        }

        var text: String { "\(filedAt.milliseconds).\(id)" }
    }

    /// The colour of the office's own clocks in the case.
    enum Due: String, CaseIterable, Sendable {
        /// Seven days are left, or less.
        case soon
        /// The day has passed.
        case late
    }

    /// Nil is every benefit.
    var benefit: BenefitCode?
    var status: Status?
    /// Id of the caseworker in charge.
    var owner: String?
    var unit: String?
    var due: Due?
    var after: Cursor?
    var limit = 50
}

extension CaseFilter {
    /// Reads the query of a request; a parameter that is empty is one that is missing.
    ///
    /// - Throws: a problem that says what may stand there.
    init(query: (String) -> String?) throws(Problem) {
        func given(_ name: String) -> String? { query(name).flatMap { $0.isEmpty ? nil : $0 } }
        self.init()
        benefit = try Self.choice("benefit", given("benefit"), CaseReadModel.all.map(\.benefit), \.rawValue)
        status = try Self.choice("status", given("status"), Status.allCases, \.rawValue)
        due = try Self.choice("due", given("due"), Due.allCases, \.rawValue)
        owner = given("owner")
        unit = given("unit")
        if let text = given("limit") {
            guard let value = Int(text), (1...200).contains(value) else {
                throw CaseworkProblems.query("limit", "Podaj liczbę od 1 do 200.")
            }
            limit = value
        }
        if let text = given("after") {
            guard let cursor = Cursor(text: text) else {
                throw CaseworkProblems.query("after", "Użyj wartości next z poprzedniej strony.")
            }
            after = cursor
        }
    }

    private static func choice<Value>(
        _ name: String, _ text: String?, _ values: [Value], _ written: (Value) -> String
    ) throws(Problem) -> Value? {
        guard let text else { return nil }
        guard let value = values.first(where: { written($0) == text }) else {
            throw CaseworkProblems.query(name, "Dozwolone: \(values.map(written).joined(separator: ", ")).")
        }
        return value
    }
}
