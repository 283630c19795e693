/// The one rule by which every service reads the log: the log's order decides, so the first event that fits wins.
public enum Fold {
    /// Deterministic and total: the same event and state give the same outcome everywhere. Checked in this order:
    /// known event, erased application, second `submitted`, expected version, lifecycle, details.
    public static func apply(_ event: ApplicationEvent, to state: ApplicationState?) -> FoldOutcome {
        guard let state else { return first(event) }
        func refused(_ code: Refusal.Code) -> FoldOutcome {
            .refused(Refusal(code: code, status: state.status, currentVersion: state.version))
        }

        guard event.metadata.applicationID == state.id else { return refused(.unknownApplication) }
        if let index = state.eventIDs.firstIndex(of: event.metadata.id) { return .duplicate(version: index + 1) }
        if state.status == .erased { return refused(.erased) }
        if case .submitted = event.body { return refused(.alreadyExists) }
        if let expected = event.metadata.expectedVersion, expected != state.version { return refused(.wrongVersion) }

        let targets = Lifecycle.targets(from: state.status, on: event.body.kind)
        guard !targets.isEmpty, Conditions.hold(for: event, in: state) else { return refused(.forbiddenTransition) }
        guard event.metadata.benefit == state.benefit, PayloadRules.hold(for: event, in: state) else {
            return refused(.invalidPayload)
        }
        guard let target = Lifecycle.choice(event.body, from: state, among: targets) else {
            return refused(.forbiddenTransition)
        }
        return .accepted(state.following(event, to: target))
    }

    /// Only `submitted` can begin an application, following version 0 or none in particular.
    private static func first(_ event: ApplicationEvent) -> FoldOutcome {
        func refused(_ code: Refusal.Code) -> FoldOutcome {
            .refused(Refusal(code: code, status: nil, currentVersion: 0))
        }
        guard case .submitted(let submitted) = event.body else { return refused(.unknownApplication) }
        guard event.metadata.expectedVersion ?? 0 == 0 else { return refused(.wrongVersion) }
        guard PayloadRules.hold(for: submitted) else { return refused(.invalidPayload) }
        return .accepted(ApplicationState(beginningWith: event.metadata))
    }
}
