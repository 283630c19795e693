import Applications
import EventLog
import JSON

/// What a caseworker asks to be appended: `{"type", "expectedVersion", "data"}`.
struct EventRequest: Sendable {
    /// A member that is missing or wrong.
    struct Problem: Error, Equatable {
        let pointer: String
        let code: String
        let detail: String
    }

    let expectedVersion: Int
    let body: EventBody

    init(_ root: JSONNode) throws(Problem) {
        guard root.kind == .object else {
            throw Problem(pointer: "", code: "type", detail: "Treść żądania musi być obiektem JSON.")
        }
        for member in root.members where !["type", "expectedVersion", "data"].contains(member.key) {
            throw Problem(
                pointer: "/\(member.key)", code: "unknown-member",
                detail: "Nieznane pole. Dozwolone: type, expectedVersion, data.")
        }
        guard let kind = root["type"]?.string.flatMap(EventKind.init), Self.allowed.contains(kind) else {
            throw Problem(
                pointer: "/type", code: "event-type",
                detail: "Podaj rodzaj czynności: \(Self.allowed.map(\.rawValue).joined(separator: ", ")).")
        }
        guard let expectedVersion = root["expectedVersion"]?.int, expectedVersion > 0 else {
            throw Problem(
                pointer: "/expectedVersion", code: "expected-version",
                detail: "Podaj wersję sprawy, na podstawie której wykonujesz czynność (liczba od 1).")
        }
        guard let data = root["data"], data.kind == .object else {
            throw Problem(pointer: "/data", code: "data", detail: "Podaj dane czynności jako obiekt.")
        }
        do {
            body = try EventBody.strictly(kind, from: data)
        } catch .invalidPayload(let pointer) {
            throw Problem(
                pointer: "/data\(pointer)", code: "data",
                detail: pointer.isEmpty
                    ? "Dane zawierają pole, którego ta czynność nie zna, albo wartość w innej postaci niż wymagana."
                    : "To pole jest wymagane albo ma złą postać. Opis: schemas/events/\(kind.rawValue).v1.schema.json.")
        } catch {
            throw Problem(pointer: "/data", code: "data", detail: "Nie można odczytać danych czynności.")
        }
        self.expectedVersion = Int(expectedVersion)
    }

    /// Filing is the applicant's; erasing has a procedure of its own.
    static let allowed = EventKind.allCases.filter { $0 != .submitted && $0 != .erased }
}
