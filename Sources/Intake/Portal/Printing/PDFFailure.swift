/// Why there is no PDF. Holds nothing of the document.
struct PDFFailure: Error, Equatable {
    enum Kind {
        /// Nobody is there, or there is too much to do: another try may go well.
        case unavailable
        /// The worker does not take this document.
        case refused
    }

    let kind: Kind
    /// For a log.
    let reason: String
}
