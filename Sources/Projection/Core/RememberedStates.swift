internal import Applications

/// States of applications used lately: two generations, so that the older half is forgotten at a time and memory has a
/// bound whatever the backlog.
struct RememberedStates: Sendable {
    private var recent: [ApplicationID: ApplicationState] = [:]
    private var older: [ApplicationID: ApplicationState] = [:]
    private let generation: Int

    /// - Parameter limit: states kept at most.
    init(limit: Int) {
        generation = limit / 2
    }

    subscript(application: ApplicationID) -> ApplicationState? { recent[application] ?? older[application] }

    mutating func remember(_ states: some Sequence<ApplicationState>) {
        for state in states {
            if recent.count >= generation {
                older = recent
                recent = [:]
            }
            recent[state.id] = state
        }
    }

    mutating func forgetAll() {
        recent.removeAll(keepingCapacity: true)
        older.removeAll()
    }
}
