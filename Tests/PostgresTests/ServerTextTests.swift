import Testing

@testable import Postgres

struct ServerTextTests {
    @Test(arguments: [
        ("invalid input syntax for type integer: \"x\"", "22P02", "invalid input syntax for type integer: \"…\""),
        (
            "invalid input syntax for type integer: \"a\"secret\"b\"", "22P02",
            "invalid input syntax for type integer: \"…\""
        ),
        (
            "value \"99999999999\" is out of range for type integer", "22003",
            "value \"…\" is out of range for type integer"
        ),
        ("syntax error at or near \"Kowalski\"", "42601", "syntax error at or near \"…\""),
        ("relation \"x.y\" does not exist", "42P01", "relation \"x.y\" does not exist"),
        ("niepoprawna składnia: „tajne”", "22P02", "niepoprawna składnia: \"…\""),
        ("number 44051401359 is bad", "XX000", "number … is bad"),
        ("offset-conflict", "P0001", "offset-conflict"),
        ("offset conflict: 5 is not 6 for Kowalski", "P0001", "offset conflict"),
        ("Kowalski is bad", "P0001", "raised by a function of the database"),
        ("kowalski is bad", "WN001", "raised by a function of the database"),
    ])
    func `a message loses its quoted values`(text: String, state: String, expected: String) {
        #expect(ServerText.message(text, sqlState: state, names: []) == expected)
    }

    @Test func `names the server reports as names stay`() {
        let text = "duplicate key value violates unique constraint \"t_pkey\""
        #expect(ServerText.message(text, sqlState: "23505", names: ["t_pkey"]) == text)
    }

    @Test(arguments: [
        ("Key (email)=(a@b.pl) already exists.", "Key (email)=(…) already exists."),
        ("Key (lower(a), b)=(x) already exists (, 1) already exists.", "Key (lower(a), b)=(…) already exists."),
        ("Key (a)=(1) is not present in table \"t\".", "Key (a)=(…) is not present in table \"t\"."),
        ("Key (a)=(x) conflicts with existing key (a)=(secret).", "Key (a)=(…)."),
        ("Failing row contains (1, secret).", "Failing row contains (…)."),
    ])
    func `a detail keeps the columns and loses the values`(text: String, expected: String) {
        #expect(ServerText.detail(text) == expected)
    }

    @Test func `a detail of another shape is dropped`() {
        #expect(ServerText.detail("Token \"secret\" is invalid.") == nil)
    }

    @Test(arguments: ["08006", "40001", "40P01", "53300", "55P03", "57P01", "57P03", "25P03"])
    func `a state that time heals is transient`(state: String) {
        #expect(PostgresError(.server, "", hint: "", sqlState: state).isTransient)
    }

    @Test(arguments: ["21000", "22P02", "23505"])
    func `a state of the data is a data error and not transient`(state: String) {
        let error = PostgresError(.server, "", hint: "", sqlState: state)
        #expect(error.isDataError)
        #expect(!error.isTransient)
    }

    @Test func `a configuration never shows its password`() throws {
        let configuration = try PostgresConfiguration(url: "postgresql://u:hush@127.0.0.1:1/d?sslmode=disable")
        #expect("\(configuration)" == "127.0.0.1:1/d")
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("hush"))
        #expect(configuration.parameters["sslmode"] == "disable")
    }

    @Test func `an unreadable URL is refused without quoting it`() {
        let error = #expect(throws: PostgresError.self) { try PostgresConfiguration(url: "postgresql://h/d?hush") }
        #expect(error?.kind == .configuration)
        #expect(error?.description.contains("hush") == false)
    }
}
