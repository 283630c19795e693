import Documents
import HTTPTypes
import JSON
import ServiceKit

/// What intake answers when it does not take a document; texts say what to do next.
enum DocumentProblems {
    static let badName = Problem(
        type: "urn:wniosek:problem:document-name", title: "Nieprawidłowa nazwa pliku", status: 400,
        detail: "Nagłówek Document-Name to nazwa pliku w kodowaniu procentowym UTF-8, na przykład umowa%20najmu.pdf.")

    static func refused(_ code: DocumentRefusal.Code, limit: Int) -> Problem {
        Problem(
            type: "urn:wniosek:problem:document-refused", title: "Nie możemy przyjąć tego pliku", status: 422,
            detail: advice(code, limit: limit), extensions: [JSONMember(key: "code", value: .string(code.rawValue))])
    }

    /// Another thing than ``couldNotScan``: the file was looked at, and something was found.
    static let infected = Problem(
        type: "urn:wniosek:problem:document-infected", title: "W pliku jest wirus", status: 422,
        detail: "Nie zachowaliśmy tego pliku. Sprawdź komputer programem antywirusowym i przygotuj plik od nowa "
            + "albo przynieś dokument do ośrodka.",
        extensions: [JSONMember(key: "code", value: .string("infected"))])

    /// Another thing than ``infected``: nobody has looked at the file yet.
    static let couldNotScan = Problem(
        type: "urn:wniosek:problem:document-not-scanned", title: "Chwilowo nie możemy sprawdzić pliku", status: 503,
        detail: "Pliku nie zachowaliśmy, bo nie udało się go sprawdzić. Spróbuj ponownie za kilka minut "
            + "albo złóż wniosek bez niego i donieś dokument.",
        headers: [.retryAfter: "120"])

    static let storeUnavailable = Problem(
        type: "urn:wniosek:problem:document-store-unavailable", title: "Chwilowo nie możemy zachować pliku",
        status: 503,
        detail: "Spróbuj ponownie za kilka minut albo złóż wniosek bez pliku i donieś dokument.",
        headers: [.retryAfter: "60"])

    static let busy = Problem(
        type: "urn:wniosek:problem:documents-busy", title: "Zbyt wiele plików naraz", status: 503,
        detail: "Przyjmujemy teraz dużo plików. Prześlij ten za chwilę jeszcze raz.", headers: [.retryAfter: "5"])

    private static func advice(_ code: DocumentRefusal.Code, limit: Int) -> String {
        switch code {
        case .tooLarge: "Plik może mieć najwyżej \(ByteCount.polish(limit)): zmniejsz go albo podziel."
        case .empty: "Plik jest pusty: wybierz właściwy plik."
        case .unknownType: "Prześlij plik PDF, zdjęcie (JPEG, PNG, HEIC, TIFF) albo dokument DOCX lub ODT."
        case .typeMismatch:
            "Zawartość pliku nie zgadza się z jego rodzajem: zapisz go jeszcze raz jako PDF albo zdjęcie."
        case .activeContent: "Plik zawiera skrypty, makra albo inne pliki: zapisz go jako zwykły PDF albo zdjęcie."
        case .nameInvalid: "Zmień nazwę pliku: użyj liter, cyfr i zwykłego rozszerzenia, na przykład umowa.pdf."
        case .tooMany: "Dołącz mniej plików."
        }
    }
}
