import Applications
import Logging
import ServiceKit

/// Deletes drafts that have expired, at start and then every hour.
struct DraftCleaner: Sendable {
    let drafts: SavedDrafts
    let now: @Sendable () -> Instant
    let logger: Logger

    /// Until cancelled.
    func run() async {
        while !Task.isCancelled {
            let isDone = await clean()
            try? await ContinuousClock().sleep(for: isDone ? .seconds(3600) : .seconds(60))
        }
    }

    /// - Returns: whether PostgreSQL answered.
    func clean() async -> Bool {
        do throws(SavedDraftsAway) {
            let count = try await drafts.removeExpired(at: now())
            if count > 0 { logger.info("expired drafts deleted", metadata: [LogKeys.count: "\(count)"]) }
            return true
        } catch {
            return false
        }
    }
}
