import Applications
import Benefits
import HTTPTypes
import JSON
import ServiceKit
import TimeTravel

/// What casework answers when something cannot be done; texts say what to do next.
enum CaseworkProblems {
    static let unauthorized = Problem(
        type: "urn:wniosek:problem:unauthorized", title: "Brak dostępu", status: 401,
        detail: "Podaj ważny token pracownika w nagłówku Authorization: Bearer.",
        headers: [.wwwAuthenticate: "Bearer"])

    static let noSuchCase = Problem(
        type: "urn:wniosek:problem:case-not-found", title: "Nie ma takiej sprawy", status: 404,
        detail: "Sprawdź identyfikator. Wniosek złożony przed chwilą pojawi się za kilka sekund.")

    static let readModelUnavailable = Problem(
        type: "urn:wniosek:problem:read-model-unavailable", title: "Widok spraw jest chwilowo niedostępny", status: 503,
        detail: "Baza danych nie odpowiada. Spróbuj ponownie za chwilę.", headers: [.retryAfter: "5"])

    static let logUnavailable = Problem(
        type: "urn:wniosek:problem:log-unavailable", title: "Czynność nie została potwierdzona", status: 503,
        detail: "Nie wiadomo, czy została zapisana. Odśwież sprawę; jeżeli jej nie widać, wyślij ją ponownie "
            + "z tym samym Idempotency-Key.",
        headers: [.retryAfter: "5"])

    static func query(_ name: String, _ detail: String) -> Problem {
        Problem(
            type: "urn:wniosek:problem:query", title: "Nieprawidłowy parametr \(name)", status: 400, detail: detail)
    }

    static func badEvent(_ problem: EventRequest.Problem) -> Problem {
        Problem(
            type: "urn:wniosek:problem:event-invalid", title: "Czynność wymaga poprawek", status: 422,
            detail: "Popraw wskazane pole. Nic nie zostało zapisane.",
            errors: [.init(pointer: problem.pointer, code: problem.code, detail: problem.detail)])
    }

    static func parked(reason: String) -> Problem {
        Problem(
            type: "urn:wniosek:problem:case-stopped", title: "Sprawa jest wstrzymana", status: 409,
            detail: "Jeden z zapisów tej sprawy nie daje się odczytać i czeka na administratora. "
                + "Czynność jest zapisana i zostanie wykonana po naprawie.",
            extensions: [JSONMember(key: "code", value: .string(reason))])
    }

    static func refused(code: String, version: Int, status: String?, winner: TimelineEntry?) -> Problem {
        let refusal = Refusal.Code(rawValue: code).map {
            Refusal(code: $0, status: status.flatMap(Status.init), currentVersion: version)
        }
        var extensions = [
            JSONMember(key: "code", value: .string(code)),
            JSONMember(
                key: "current",
                value: .object([
                    JSONMember(key: "version", value: .integer(Int64(version))),
                    JSONMember(key: "status", value: status.map { .string($0) } ?? .null),
                ])),
        ]
        if let winner {
            var writer = JSONWriter()
            winner.write(to: &writer, withData: false)
            if let document = try? JSONDocument(parsing: writer.finish()) {
                extensions.append(JSONMember(key: "winner", value: JSONValue(document.root)))
            }
        }
        return Problem(
            type: "urn:wniosek:problem:event-refused", title: "Czynność nie została wykonana",
            status: refusal?.code == .invalidPayload ? 422 : 409,
            detail: refusal?.polishText ?? "Odśwież sprawę i spróbuj ponownie.", extensions: extensions)
    }

    /// Names the answer, never its value.
    static func notAssessable(_ error: NotAssessable) -> Problem {
        Problem(
            type: "urn:wniosek:problem:not-assessable", title: "Tych odpowiedzi nie da się policzyć", status: 409,
            detail: "\(error.reason) Policz świadczenie ręcznie.",
            extensions: error.field.map { [JSONMember(key: "field", value: .string($0))] } ?? [])
    }

    static func erased(at time: Instant) -> Problem {
        Problem(
            type: "urn:wniosek:problem:case-erased", title: "Dane tej sprawy zostały usunięte", status: 410,
            detail: "Usunięto je \(time.warsawDate). Wcześniejszego stanu sprawy nie można już pokazać.")
    }

    static func notInHistory(_ miss: CaseHistory.Miss) -> Problem {
        switch miss {
        case .notFiledYet(let filedAt):
            noSuchMoment("Wtedy wniosku jeszcze nie było. Złożono go \(filedAt.rfc3339); podaj at nie wcześniejsze.")
        case .noSuchVersion(let latest):
            noSuchMoment(
                "Podaj version od 1 do \(latest). Wersja dopisana przed chwilą pojawi się w historii za kilka sekund.")
        case .erased(let time): erased(at: time)
        }
    }

    private static func noSuchMoment(_ detail: String) -> Problem {
        Problem(
            type: "urn:wniosek:problem:moment-not-found", title: "Nie ma takiego stanu sprawy", status: 404,
            detail: detail)
    }
}
