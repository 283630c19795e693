import Benefits
import HTTPTypes
import Kafka
import ServiceKit

/// What intake answers when it does not take an application; texts say what to do next.
enum IntakeProblems {
    static let missingIdempotencyKey = Problem(
        type: "urn:wniosek:problem:idempotency-key-missing", title: "Brak nagłówka Idempotency-Key", status: 400,
        detail: "Dodaj nagłówek Idempotency-Key z losowym tekstem (8–128 znaków) i użyj tego samego przy ponowieniu.")

    static let badIdempotencyKey = Problem(
        type: "urn:wniosek:problem:idempotency-key-invalid", title: "Nieprawidłowy nagłówek Idempotency-Key",
        status: 400,
        detail: "Wartość to 8–128 widocznych znaków ASCII w cudzysłowie, na przykład \"3f9c2b1e-71d4\".")

    static let keyReused = Problem(
        type: "urn:wniosek:problem:idempotency-key-reused", title: "Ten klucz był już użyty z innymi danymi",
        status: 422,
        detail: "Jeżeli to nowy wniosek, użyj nowego Idempotency-Key. "
            + "Jeżeli to ponowienie, wyślij dokładnie te same dane.")

    static func invalid(_ problems: [FormProblem]) -> Problem {
        Problem(
            type: "urn:wniosek:problem:form-invalid", title: "Wniosek wymaga poprawek", status: 422,
            detail: "Popraw wskazane pola i wyślij wniosek ponownie. Nic nie zostało złożone.",
            errors: problems.map { .init(pointer: $0.pointer, code: $0.code, detail: $0.message) })
    }

    /// Says the same whether the record is surely not in the log or perhaps is: a retry is harmless in both.
    static func unavailable(_ failure: SendFailure) -> Problem {
        Problem(
            type: "urn:wniosek:problem:log-unavailable", title: "Chwilowo nie możemy przyjąć wniosku", status: 503,
            detail: "Wniosek nie został potwierdzony. Spróbuj ponownie za chwilę z tym samym Idempotency-Key: "
                + "ponowienie nie utworzy drugiego wniosku.",
            headers: [.retryAfter: "5"])
    }

    static let noSuchPair = Problem(
        type: "urn:wniosek:problem:status-not-found", title: "Nie znaleziono wniosku", status: 404,
        detail: "Numer wniosku lub kod są nieprawidłowe. Przepisz je z potwierdzenia. "
            + "Wniosek złożony przed chwilą pojawi się tu za kilka sekund.")

    static let statusUnavailable = Problem(
        type: "urn:wniosek:problem:status-unavailable", title: "Stan sprawy jest chwilowo niedostępny", status: 503,
        detail: "Spróbuj ponownie za kilka minut. Składanie wniosków działa.", headers: [.retryAfter: "60"])
}
