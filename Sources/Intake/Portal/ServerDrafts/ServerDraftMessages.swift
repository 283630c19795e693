import Applications
import Benefits
import HTTPTypes
import Hummingbird
import Portal

extension FormDesk.Visit {
    /// Where a draft of this form lies.
    func place(of sha256: [UInt8]) -> SavedDrafts.Place {
        SavedDrafts.Place(sha256: sha256, benefit: benefit.code.rawValue, form: formID)
    }
}

extension FormDesk {
    fileprivate func message(
        _ heading: String, _ paragraphs: [String], _ link: (path: String, text: String),
        _ status: HTTPResponse.Status, _ visit: Visit, retryAfter: Int? = nil
    ) -> Response {
        var response = page.personal(
            "form-message",
            FormNoticePage(
                heading: heading, paragraphs: paragraphs, action: nil, token: visit.visitor.token, link: link,
                layout: layout(visit)),
            status: status, visitor: visit.visitor)
        if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
        return response
    }

    fileprivate func deletionAway(_ visit: Visit, back: String) -> Response {
        message(
            "Nie możemy teraz usunąć szkicu",
            ["Wina jest po naszej stronie. Spróbuj ponownie za kilka minut. Po swoim terminie szkic zniknie sam."],
            (back, "Wróć i spróbuj ponownie"), .serviceUnavailable, visit, retryAfter: 60)
    }
}

extension LaterRoutes {
    func away(_ visit: FormDesk.Visit) -> Response {
        desk.message(
            "Nie możemy teraz wysłać odnośnika",
            [
                "Wina jest po naszej stronie. Szkic jest bezpieczny w tej przeglądarce. Na serwerze niczego nie zostawiliśmy.",
                "Spróbuj ponownie za kilka minut albo wypełniaj dalej tutaj.",
            ], (visit.paths.later, "Spróbuj ponownie"), .serviceUnavailable, visit, retryAfter: 60)
    }

    func tooMany(_ refusal: TooManyAttempts, _ visit: FormDesk.Visit) -> Response {
        desk.message(
            "Za dużo wiadomości",
            [
                "W krótkim czasie zamówiono zbyt wiele odnośników. Tak chronimy skrzynki przed zalewem wiadomości.",
                "Spróbuj ponownie za \(WaitText.polish(seconds: refusal.retryAfter)). Szkic jest bezpieczny w tej przeglądarce.",
            ], (visit.paths.review, "Wróć do szkicu"), .tooManyRequests, visit, retryAfter: refusal.retryAfter)
    }

    func deletionAway(_ visit: FormDesk.Visit, back: String) -> Response { desk.deletionAway(visit, back: back) }

    func deleted(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        return desk.message(
            "Usunęliśmy szkic z serwera",
            ["Odnośnik z wiadomości już nie działa. Szkiców w przeglądarkach to nie zmieniło."],
            (visit.paths.start, "Przejdź do formularza"), .ok, visit)
    }
}

extension ReturnRoutes {
    /// One page for tokens that are unknown, have expired, or belong to another form.
    func gone(_ visit: FormDesk.Visit) -> Response {
        desk.message(
            "Tego szkicu już tu nie ma",
            [
                "Odnośnik jest niepełny albo minął jego termin, albo szkic został usunięty.",
                "Sprawdź, czy otwierasz cały odnośnik z wiadomości. Możesz też wypełnić formularz od nowa.",
            ], (visit.paths.start, "Przejdź do formularza"), .notFound, visit)
    }

    func away(_ visit: FormDesk.Visit) -> Response {
        desk.message(
            "Nie możemy teraz otworzyć szkicu",
            ["Wina jest po naszej stronie. Szkic jest bezpieczny. Otwórz odnośnik ponownie za kilka minut."],
            (visit.paths.start, "Przejdź do formularza"), .serviceUnavailable, visit, retryAfter: 60)
    }

    func deletionAway(_ visit: FormDesk.Visit, back: String) -> Response { desk.deletionAway(visit, back: back) }
}
