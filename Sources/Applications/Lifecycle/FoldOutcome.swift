/// What the fold says of one event.
public enum FoldOutcome: Sendable, Equatable {
    /// It counts; this is the state after it.
    case accepted(ApplicationState)
    /// It already counted, as this version; nothing changes.
    case duplicate(version: Int)
    /// It does not count; nothing changes.
    case refused(Refusal)
}

/// Why an event does not count, and against what it was held.
public struct Refusal: Error, Sendable, Equatable {
    /// Reasons; the raw value is the wire name.
    public enum Code: String, CaseIterable, Sendable {
        /// Another event came first.
        case wrongVersion = "wrong-version"
        /// The lifecycle does not allow it where the application stands.
        case forbiddenTransition = "forbidden-transition"
        /// The application was never submitted.
        case unknownApplication = "unknown-application"
        /// The application was submitted before, by another event.
        case alreadyExists = "already-exists"
        /// The details break a rule of law or of sense.
        case invalidPayload = "invalid-payload"
        /// The application was erased.
        case erased
    }

    /// Why.
    public let code: Code
    /// Where the application stands; nil when there is none.
    public let status: Status?
    /// The version it stands at; 0 when there is none.
    public let currentVersion: Int

    /// All members, in their order.
    public init(code: Code, status: Status?, currentVersion: Int) {
        self.code = code
        self.status = status
        self.currentVersion = currentVersion
    }

    /// One sentence for a caseworker.
    public var polishText: String {
        switch code {
        case .wrongVersion:
            "Sprawa zmieniła się w międzyczasie (aktualna wersja: \(currentVersion)). Odśwież ją."
        case .forbiddenTransition:
            "Tej czynności nie można wykonać w obecnym stanie sprawy: „\(status?.polishLabel ?? "brak")”."
        case .unknownApplication: "Nie ma takiego wniosku."
        case .alreadyExists: "Ten wniosek został już złożony."
        case .invalidPayload:
            "Dane czynności są niezgodne z przepisami lub z aktami sprawy: sprawdź kwoty, terminy i daty."
        case .erased: "Dane tej sprawy zostały usunięte. Nie można już niczego do niej dodać."
        }
    }
}
