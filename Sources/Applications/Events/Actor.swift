/// Who caused an event. The wire text is the `ce_actor` header, so it holds no personal data beyond a staff id.
public enum Actor: Hashable, Sendable {
    /// The party, through any channel.
    case applicant
    /// An employee, by the id of the office's register.
    case caseworker(String)
    /// A service acting by itself.
    case system(String)

    /// `applicant`, `caseworker:<id>` or `system:<service>` with a non-empty id; nil for anything else.
    public init?(wire: String) {
        if wire == "applicant" {
            self = .applicant
        } else if let id = Actor.rest(of: wire, after: "caseworker:") {
            self = .caseworker(id)
        } else if let service = Actor.rest(of: wire, after: "system:") {
            self = .system(service)
        } else {
            return nil
        }
    }

    /// The text that `init(wire:)` reads.
    public var wire: String {
        switch self {
        case .applicant: "applicant"
        case .caseworker(let id): "caseworker:\(id)"
        case .system(let service): "system:\(service)"
        }
    }

    private static func rest(of text: String, after prefix: String) -> String? {
        guard text.hasPrefix(prefix), text.utf8.count > prefix.utf8.count else { return nil }
        return String(text.dropFirst(prefix.count))
    }
}
