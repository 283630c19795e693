public import HTTPTypes
internal import JSON

/// Problems that any API has.
extension Problem {
    /// 400
    public static func badRequest(detail: String) -> Problem {
        Problem(title: "Nieprawidłowe żądanie", status: 400, detail: detail)
    }

    /// 404
    public static func notFound(detail: String = "Pod tym adresem nic nie ma. Sprawdź adres.") -> Problem {
        Problem(title: "Nie znaleziono", status: 404, detail: detail)
    }

    /// 405 with the methods that are allowed.
    public static func methodNotAllowed(allowed: [HTTPRequest.Method]) -> Problem {
        let methods = allowed.map(\.rawValue).joined(separator: ", ")
        return Problem(
            title: "Niedozwolona metoda", status: 405, detail: "Pod tym adresem działa: \(methods).",
            headers: [.allow: methods])
    }

    /// 413
    public static func bodyTooLarge(limit: Int) -> Problem {
        Problem(
            title: "Żądanie jest za duże", status: 413, detail: "Treść może mieć najwyżej \(limit) bajtów.",
            extensions: [JSONMember(key: "maximumBytes", value: .integer(Int64(limit)))])
    }

    /// 415
    public static func unsupportedMediaType(expected: String) -> Problem {
        Problem(
            title: "Nieobsługiwany format", status: 415,
            detail: "Wyślij treść w formacie \(expected) i podaj go w nagłówku Content-Type.",
            headers: [.accept: expected])
    }

    /// 500; the trace id is all that an operator needs.
    public static func internalError(traceID: String) -> Problem {
        Problem(
            title: "Błąd po naszej stronie", status: 500,
            detail: "Spróbuj ponownie za chwilę. Jeżeli błąd się powtarza, podaj nam identyfikator traceId.",
            extensions: [JSONMember(key: "traceId", value: .string(traceID))])
    }

    /// 503
    public static func unavailable(retryAfterSeconds seconds: Int = 5) -> Problem {
        Problem(
            title: "Usługa chwilowo niedostępna", status: 503, detail: "Spróbuj ponownie za chwilę.",
            headers: [.retryAfter: String(seconds)])
    }

    /// For errors that Hummingbird and others throw with nothing but a status.
    static func generic(status: Int, traceID: String) -> Problem {
        switch status {
        case 401: Problem(title: "Brak dostępu", status: 401, detail: "Podaj ważne dane dostępu.")
        case 403: Problem(title: "Brak uprawnień", status: 403, detail: "Ta czynność wymaga innych uprawnień.")
        case 404: notFound()
        case 413: Problem(title: "Żądanie jest za duże", status: 413, detail: "Zmniejsz treść żądania.")
        case 415: unsupportedMediaType(expected: "application/json")
        case 503: unavailable()
        case 400..<500: Problem(title: "Nieprawidłowe żądanie", status: status, detail: "Sprawdź treść żądania.")
        default: internalError(traceID: traceID)
        }
    }
}
