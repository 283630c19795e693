public import Applications
public import Postgres
public import Projection

/// The cases of housing allowance as caseworkers see them.
public struct HousingAllowanceModel: ReadModel {
    /// See `ReadModel`.
    public let name = "housing-allowance"
    /// See `ReadModel`.
    public let version = 1
    /// See `ReadModel`.
    public let benefits = [BenefitCode.housingAllowance]

    /// Has no settings.
    public init() {}

    /// Rows for the batch: filed ones first, then corrected answers, then what changed, then the history.
    public func steps(for batch: FoldedBatch) -> [PipelineStep] {
        var steps: [PipelineStep] = []
        let filed = batch.accepted.compactMap(FiledApplication.init)
        if !filed.isEmpty {
            steps.append(PipelineStep(FileCases(filed: filed)))
        }
        if let corrections = CorrectCases(batch) { steps.append(PipelineStep(corrections)) }
        steps.append(PipelineStep(UpdateCases(states: batch.latest.map(\.state))))
        steps.append(PipelineStep(AppendTimeline(events: batch.accepted)))
        return steps
    }
}
