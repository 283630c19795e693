import Applications

/// The messages that exist, each bound to the kind of event that it tells of.
enum MessageTemplate: String, Sendable, CaseIterable {
    case confirmation
    case decision

    init?(for body: EventBody) {
        switch body {
        case .submitted: self = .confirmation
        case .decided: self = .decision
        default: return nil
        }
    }
}
