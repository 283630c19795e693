import Applications
import Logging
import Portal
import Postgres
import ServiceKit

/// PostgreSQL does not answer. Why is in the log.
struct SavedDraftsAway: Error {}

/// Drafts on the server, each sealed with a key that only its link completes.
struct SavedDrafts: Sendable {
    let pool: PostgresPool
    let sealer: Sealer
    /// How long a draft is kept.
    let days: Int
    let logger: Logger
    /// How long PostgreSQL may take; nobody waits longer for a page.
    var deadline = Duration.seconds(5)

    struct Saved: Sendable {
        let draft: Draft
        let until: Instant
    }

    /// Where a draft lies.
    struct Place: Sendable {
        let sha256: [UInt8]
        let benefit: String
        let form: String
    }

    /// - Returns: until when it is kept.
    func save(_ draft: Draft, as token: DraftToken, at now: Instant) async throws(SavedDraftsAway) -> Instant {
        let edition = draft.edition
        let until = Instant(milliseconds: now.milliseconds + Int64(days) * 86_400_000)
        guard let sealed = sealer.key(of: token).seal(draft.encoded(), as: name(edition.benefit, edition.form)) else {
            preconditionFailure("a draft that a browser keeps is no megabyte")
        }
        let row = InsertSavedDraft(
            place: token.sha256, benefit: edition.benefit, form: edition.form, sealed: sealed, until: until)
        _ = try await ask { try await $0.execute(row) }
        return until
    }

    /// Nil for unknown, expired and foreign tokens alike.
    func find(
        _ token: DraftToken, _ benefit: String, _ form: String, at now: Instant
    ) async throws(SavedDraftsAway) -> Saved? {
        let asked = FindSavedDraft(place: token.sha256, benefit: benefit, form: form, now: now)
        guard let row = try await ask({ try await $0.query(asked) }).first,
            let bytes = sealer.key(of: token).open(row.sealed, as: name(benefit, form)),
            let draft = Draft(encoded: bytes)
        else { return nil }
        return Saved(draft: draft, until: row.until)
    }

    func remove(_ place: Place) async throws(SavedDraftsAway) {
        let order = DeleteSavedDraft(place: place.sha256, benefit: place.benefit, form: place.form)
        _ = try await ask { try await $0.execute(order) }
    }

    /// - Returns: how many.
    func removeExpired(at now: Instant) async throws(SavedDraftsAway) -> Int {
        let order = DeleteExpiredDrafts(now: now)
        return try await ask { try await $0.execute(order) }
    }

    private func name(_ benefit: String, _ form: String) -> String { "szkic-na-serwerze-\(benefit)-\(form)" }

    private func ask<Answer: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) async throws -> Answer
    ) async throws(SavedDraftsAway) -> Answer {
        let (pool, deadline) = (pool, deadline)
        do {
            return try await PostgresDeadline.run(within: deadline) {
                try await pool.withConnection(within: deadline) { try await body($0) }
            }
        } catch {
            logger.warning("drafts on the server away", metadata: [LogKeys.cause: "\(error)"])
            throw SavedDraftsAway()
        }
    }
}
