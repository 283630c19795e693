import Documents
import Logging
import ServiceKit

/// Takes one document that somebody uploads, by the API or the portal: bounded, counted, reported.
struct DocumentTaking: Sendable {
    let intake: DocumentIntake
    let maximumBytes: Int
    let gate: UploadGate
    let metrics: DocumentMetrics
    let logger: Logger

    /// For whoever has entered the gate, which has to be passed before the document is read.
    ///
    /// - Throws: what the uploader is told.
    func takeInside(_ content: [UInt8], declaredType: String, name: String) async throws(Problem) -> StoredDocument {
        let outcome = await intake.take(content, declaredType: declaredType, name: name)
        metrics.upload(outcome)
        report(outcome)
        switch outcome {
        case .stored(let document): return document
        case .refused(let refusal): throw DocumentProblems.refused(refusal.code, limit: maximumBytes)
        case .infected: throw DocumentProblems.infected
        case .couldNotScan: throw DocumentProblems.couldNotScan
        case .storeUnavailable: throw DocumentProblems.storeUnavailable
        }
    }

    /// What an operator has to know; holds nothing of the document.
    private func report(_ outcome: DocumentIntake.Outcome) {
        switch outcome {
        case .infected(let signature):
            logger.warning("infected document refused", metadata: [LogKeys.cause: "\(signature)"])
        case .couldNotScan(let failure):
            logger.warning(
                "document not scanned", metadata: [LogKeys.cause: "\(failure.code.rawValue): \(failure.reason)"])
        case .storeUnavailable(let error):
            logger.warning("document store", metadata: [LogKeys.cause: "\(error.code.rawValue): \(error.reason)"])
        case .stored, .refused: break
        }
    }
}
