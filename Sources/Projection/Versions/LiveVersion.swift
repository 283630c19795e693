internal import Postgres

/// Which version a projector follows, or what it waits for.
enum LiveVersion: Sendable, Equatable {
    case follow(ProjectionTarget)
    /// An operator has something to do first; the reason in words and as a code.
    case wait(code: String, reason: String)

    static func look(for model: ProjectedModel, in pool: PostgresPool) async throws -> LiveVersion {
        guard let files = model.files else {
            return .follow(.unversioned(model.name, schema: model.name.replacing("-", with: "_")))
        }
        let versions = try await pool.withConnection { try await $0.query(LoadVersions(projection: model.name)) }
        return choose(from: versions, files: files)
    }

    static func choose(from versions: [ProjectionVersion], files: ReadModelFiles) -> LiveVersion {
        let name = files.definition.name
        guard let live = versions.first(where: { $0.state == .live }) else {
            return .wait(code: "no-version", reason: "\(name) has no tables yet; run: wniosekctl migrate")
        }
        guard live.definition == files.fingerprint else {
            return .wait(
                code: "other-definition",
                reason: """
                    version \(live.version) of \(name) was made by another release (\(live.definition), this one makes \
                    \(files.fingerprint)); run: wniosekctl projection rebuild \(name)
                    """)
        }
        if live.isPaused {
            return .wait(code: "paused", reason: "\(name) is paused; run: wniosekctl projection resume \(name)")
        }
        return .follow(live.target(announces: true))
    }
}
