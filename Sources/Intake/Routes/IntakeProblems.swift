import Applications
import Benefits
import HTTPTypes
import JSON
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

    /// Says nothing of the code: it was not looked at.
    static func tooManyAttempts(_ refusal: TooManyAttempts) -> Problem {
        Problem(
            type: "urn:wniosek:problem:too-many-attempts", title: "Za dużo prób", status: 429,
            detail: "W krótkim czasie podano zbyt wiele razy numer i kod. "
                + "Spróbuj ponownie za \(WaitText.polish(seconds: refusal.retryAfter)).",
            headers: [.retryAfter: String(refusal.retryAfter)])
    }

    static let statusUnavailable = Problem(
        type: "urn:wniosek:problem:status-unavailable", title: "Stan sprawy jest chwilowo niedostępny", status: 503,
        detail: "Spróbuj ponownie za kilka minut. Składanie wniosków działa.", headers: [.retryAfter: "60"])

    static let documentsUnavailable = Problem(
        type: "urn:wniosek:problem:documents-unavailable", title: "Chwilowo nie możemy sprawdzić załączników",
        status: 503,
        detail: "Wniosek nie został potwierdzony. Spróbuj ponownie za chwilę z tym samym Idempotency-Key: "
            + "ponowienie nie utworzy drugiego wniosku.",
        headers: [.retryAfter: "10"])
}

// MARK: - Forms

extension IntakeProblems {
    static func handledElsewhere(_ benefit: BenefitElsewhere) -> Problem {
        Problem(
            type: "urn:wniosek:problem:handled-elsewhere", title: "To świadczenie przyznaje inny urząd", status: 404,
            detail: benefit.advice,
            extensions: [
                JSONMember(key: "benefit", value: .string(benefit.name)),
                JSONMember(key: "authority", value: .string(benefit.authority)),
                JSONMember(key: "address", value: .string(benefit.address)),
            ])
    }

    static let noFormToday = Problem(
        type: "urn:wniosek:problem:no-form-today", title: "Tego wniosku nie można dziś złożyć", status: 404,
        detail: "O to świadczenie nie można się teraz ubiegać. Terminy są na liście: /api/v1/benefits.")

    static func noSuchForm(_ benefit: Benefit) -> Problem {
        Problem(
            type: "urn:wniosek:problem:form-not-found", title: "Nie ma takiego formularza", status: 404,
            detail: "Formularze tego świadczenia: /api/v1/benefits/\(benefit.code.rawValue)/forms.")
    }

    static func formEnded(_ day: LocalDate, benefit: BenefitCode) -> Problem {
        Problem(
            type: "urn:wniosek:problem:form-ended", title: "Ten wzór wniosku już nie obowiązuje", status: 409,
            detail: "Wnioski na tym wzorze przyjmowaliśmy do \(day.iso). Wypełnij nowy wzór: "
                + "/api/v1/benefits/\(benefit.rawValue)/forms.")
    }

    static func formNotYet(_ day: LocalDate) -> Problem {
        Problem(
            type: "urn:wniosek:problem:form-not-yet", title: "Ten wzór wniosku jeszcze nie obowiązuje", status: 409,
            detail: "Wnioski na tym wzorze przyjmujemy od \(day.iso).")
    }
}

// MARK: - Later acts

extension IntakeProblems {
    static func actRefused(_ status: Status?) -> Problem {
        let standing = status.map { " Sprawa jest w stanie: \($0.polishLabel)." } ?? ""
        return Problem(
            type: "urn:wniosek:problem:act-refused", title: "Na tym etapie sprawy nie można już tego zrobić",
            status: 409, detail: "Nic się nie zmieniło.\(standing) Co możesz zrobić dalej, powie ośrodek.",
            extensions: status.map { [JSONMember(key: "caseStatus", value: .string($0.rawValue))] } ?? [])
    }

    /// Sent again with the same key it is the same act, whether the first one is in the log or not.
    static let actUnconfirmed = Problem(
        type: "urn:wniosek:problem:log-unavailable", title: "Chwilowo nie możemy tego potwierdzić", status: 503,
        detail: "Spróbuj ponownie za chwilę z tym samym Idempotency-Key: ponowienie niczego nie powtórzy.",
        headers: [.retryAfter: "5"])

    static let actUnavailable = Problem(
        type: "urn:wniosek:problem:act-unavailable", title: "Chwilowo nie możemy tego przyjąć", status: 503,
        detail: "Spróbuj ponownie za kilka minut z tym samym Idempotency-Key albo przynieś dokumenty do ośrodka. "
            + "Składanie nowych wniosków działa.", headers: [.retryAfter: "60"])

    static let actParked = Problem(
        type: "urn:wniosek:problem:act-parked", title: "Sprawa wymaga pomocy ośrodka", status: 409,
        detail:
            "Twoje zgłoszenie jest zapisane, ale nie możemy go teraz dołączyć do sprawy. Skontaktuj się z ośrodkiem.")
}
