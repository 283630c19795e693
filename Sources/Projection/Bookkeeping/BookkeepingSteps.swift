internal import Postgres

/// What the engine itself writes about a batch, beside offsets and states.
enum BookkeepingSteps {
    static func of(_ transaction: ProjectionTransaction, in target: ProjectionTarget) -> [PipelineStep] {
        let batch = transaction.batch
        var steps: [PipelineStep] = []
        if !transaction.released.isEmpty {
            steps.append(PipelineStep(ReleaseParked(target: target, positions: transaction.released)))
        }
        if !batch.unchanged.isEmpty {
            steps.append(PipelineStep(SaveOutcomes(target: target, outcomes: batch.unchanged)))
        }
        if !batch.parked.isEmpty {
            steps.append(PipelineStep(SaveParked(target: target, records: batch.parked)))
        }
        return steps
    }
}
