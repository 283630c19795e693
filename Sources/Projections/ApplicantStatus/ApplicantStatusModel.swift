public import Applications
public import Postgres
public import Projection

/// Reference → status, for the applicant's own question. Holds no personal data (G9).
public struct ApplicantStatusModel: ReadModel {
    /// See `ReadModel`.
    public let name = "applicant-status"
    /// See `ReadModel`.
    public let version = 1
    /// See `ReadModel`.
    public let benefits: [BenefitCode]

    /// - Parameter benefits: benefits to follow.
    public init(benefits: [BenefitCode]) {
        self.benefits = benefits
    }

    /// Rows for the batch: filed ones first, then what changed, then the history.
    public func steps(for batch: FoldedBatch) -> [PipelineStep] {
        let filed: [(Submitted, ApplicationState)] = batch.accepted.compactMap { accepted in
            guard case .submitted(let submitted) = accepted.event.body else { return nil }
            return (submitted, accepted.state)
        }
        var steps: [PipelineStep] = []
        if !filed.isEmpty {
            steps.append(PipelineStep(FileApplications(filed: filed.map { .init(submitted: $0, state: $1) })))
        }
        steps.append(PipelineStep(UpdateStatuses(states: batch.latest.map(\.state))))
        steps.append(PipelineStep(AppendHistory(events: batch.accepted)))
        return steps
    }
}
