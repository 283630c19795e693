/// How far a rebuild is.
public enum RebuildProgress: Sendable {
    /// The version being filled, and how many records an earlier run wrote into it; nil when none began it.
    case began(version: Int, leftBehind: Int?)
    /// Records behind it so far, an earlier run's too as they are come by, of about so many (0: not known).
    case loading(records: Int, expected: Int)
    /// Keys and indexes are being made.
    case indexing
    /// Following the log until it is where the live version is; so many records to go.
    case followingLive(behind: Int64)
    /// Readers see the new version.
    case switched(from: Int?, to: Int)
}

/// Receives progress, often; must not block.
public typealias RebuildObserver = @Sendable (RebuildProgress) -> Void

/// Why a rebuild or a comparison did not happen.
public enum RebuildFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// The projection has no versions.
    case notVersioned(String)
    /// Another rebuild or verification of the same projection runs.
    case busy(String)
    /// No version of that number, or none that is live.
    case noSuchVersion(projection: String, version: Int?)
    /// Another command dropped the version that was being filled, or finished it.
    case overtaken(projection: String, version: Int)
    /// The two versions have no table in common.
    case nothingInCommon(projection: String, first: Int, second: Int)
    /// The live version can only be replaced, not dropped.
    case isLive(projection: String, version: Int)
    /// Readers hold the public views, so they cannot be made anew.
    case viewsInUse(String)
    /// The live version moved on faster than the new one could follow.
    case cannotCatchUp(String)

    /// Cause and what to do.
    public var description: String {
        switch self {
        case .notVersioned(let name): "\(name) has no versions; only read models can be rebuilt"
        case .busy(let name):
            "another rebuild or verification of \(name) runs; wait for it, or end it (kill -9 is safe), and run this again"
        case .noSuchVersion(let projection, let version?):
            "\(projection) has no version \(version); wniosekctl projection list shows what there is"
        case .noSuchVersion(let projection, nil): "\(projection) has no live version; run: wniosekctl migrate"
        case .overtaken(let projection, let version):
            """
            another command took version \(version) of \(projection) over while this one was cut off from the database; \
            wniosekctl projection list shows what there is
            """
        case .nothingInCommon(let projection, let first, let second):
            "versions \(first) and \(second) of \(projection) have no table in common, so nothing can be compared"
        case .isLive(let projection, let version):
            "version \(version) of \(projection) is live; rebuild first, then drop the retired version"
        case .viewsInUse(let name):
            "\(name): transactions of readers hold the views for long; end them and run the command again, it goes on"
        case .cannotCatchUp(let name):
            "\(name): the new version could not be brought level with the live one; run the command again, it goes on"
        }
    }
}
