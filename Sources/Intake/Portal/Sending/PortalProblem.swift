import HTTPTypes

/// What a person reads when a page cannot be given.
struct PortalProblem: Error, Sendable {
    let status: HTTPResponse.Status
    let title: String
    let text: String
    /// Seconds after which another try makes sense.
    var retryAfter: Int?
    /// Headers that go with it.
    var cookies: [HTTPField] = []

    static let notFound = PortalProblem(
        status: .notFound, title: "Nie ma takiej strony",
        text: "Sprawdź adres albo poszukaj na stronie głównej. Jeśli prowadził tu odnośnik, mógł się zestarzeć.")

    static let wrongMethod = PortalProblem(
        status: .methodNotAllowed, title: "Tej strony nie otwiera się w ten sposób",
        text: "Wróć do poprzedniej strony i użyj jej przycisków.")

    static let wrongType = PortalProblem(
        status: .unsupportedMediaType, title: "Nie możemy odczytać tego formularza",
        text: "Wyślij formularz przyciskiem na stronie.")

    static let unreadable = PortalProblem(
        status: .badRequest, title: "Nie możemy odczytać tego formularza",
        text: "Wróć do poprzedniej strony i wyślij formularz jeszcze raz.")

    static func tooLarge(_ limit: Int) -> PortalProblem {
        PortalProblem(
            status: .contentTooLarge, title: "Wysłano za dużo naraz",
            text: "Jednym razem możesz wysłać najwyżej \(ByteCount.polish(limit)). "
                + "Wróć i prześlij pliki po kolei, zmniejsz je albo skróć tekst.")
    }

    /// A form that may come from elsewhere. A browser that keeps no cookies can send no other.
    static func untrusted(_ visitor: Visitor) -> PortalProblem {
        let cookies =
            visitor.setCookie == nil
            ? "" : " Jeśli to się powtarza, pozwól przeglądarce przechowywać pliki cookie tej strony."
        return PortalProblem(
            status: .forbidden, title: "Wyślij formularz jeszcze raz",
            text: "Nie mamy pewności, że formularz wysłano z naszej strony. "
                + "Wróć do poprzedniej strony, odśwież ją i wyślij jeszcze raz.\(cookies)",
            cookies: visitor.setCookie.map { [$0] } ?? [])
    }

    static let busy = PortalProblem(
        status: .serviceUnavailable, title: "Chwilowo nie możemy tego zrobić",
        text: "Spróbuj ponownie za chwilę.", retryAfter: 5)

    static let broken = PortalProblem(
        status: .internalServerError, title: "Coś się u nas zepsuło",
        text: "To nie twoja wina. Spróbuj ponownie za kilka minut: ponowne wysłanie tych samych odpowiedzi nie utworzy "
            + "drugiego wniosku.")
}
