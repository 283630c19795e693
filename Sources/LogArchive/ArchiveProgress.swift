/// How far a long piece of work is.
public struct ArchiveProgress: Sendable, Equatable {
    /// What is being done.
    public enum Step: String, Sendable {
        case archive
        case verify
        case compare
        case restore
        case readBack = "read-back"
    }

    /// What is being done.
    public let step: Step
    /// Records done in this step.
    public let records: Int64
    /// Records this step has to do.
    public let total: Int64

    /// Receives progress, often: once for some hundred records.
    public typealias Observer = (ArchiveProgress) -> Void
}
