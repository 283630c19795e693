internal import Foundation
internal import Glibc
internal import Kafka

/// Where an archive lies: `manifest.json`, and segments as `<topic>/<partition>/<first offset>.jsonl.gz`.
public struct ArchiveDirectory: Sendable {
    private let root: String

    /// - Parameter path: of the directory; `ArchiveWriting` makes it when it is missing.
    public init(_ path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        root = path
    }

    /// The manifest; nil when nothing was archived here yet.
    public func manifest() throws(LogArchiveError) -> ArchiveManifest? {
        let path = path(Self.manifestName)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .file("read", path: path, reason: "no permission")
        }
        do {
            return try ArchiveManifest(decoding: Array(data))
        } catch {
            throw .manifest(path: path, reason: error.reason)
        }
    }

    /// The manifest of an archive that has to be there.
    public func requiredManifest() throws(LogArchiveError) -> ArchiveManifest {
        guard let manifest = try manifest() else { throw .noArchive(path: root) }
        return manifest
    }

    private static let manifestName = "manifest.json"

    func path(_ file: String) -> String { "\(root)/\(file)" }

    func write(_ manifest: ArchiveManifest) throws(LogArchiveError) {
        var file = try DurableFile(at: path(Self.manifestName))
        // The closure must not capture a noncopyable value, hence the array.
        let bytes = manifest.encoded()
        let failure = bytes.withUnsafeBytes { bytes -> LogArchiveError? in
            do throws(LogArchiveError) { try file.write(bytes) } catch { return error }
            return nil
        }
        if let failure { throw failure }
        try file.commit()
    }

    static func segment(_ partition: TopicPartition, from offset: Int64) -> String {
        let digits = String(offset)
        return "\(folder(partition))/\(String(repeating: "0", count: max(0, 19 - digits.count)))\(digits).jsonl.gz"
    }

    private static func folder(_ partition: TopicPartition) -> String { "\(partition.topic)/\(partition.partition)" }

    /// Makes the folder of a partition and takes away what an interrupted run left there: only the manifest's files count.
    func prepare(_ partition: TopicPartition, keeping segments: [ArchivedSegment]) throws(LogArchiveError) {
        let folder = path(Self.folder(partition))
        let listed = Set(segments.map { path($0.file) })
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let file = "\(folder)/\(name)"
                let isOurs = name.hasSuffix(".jsonl.gz") || name.hasSuffix(".jsonl.gz" + DurableFile.suffix)
                if isOurs, !listed.contains(file) { try FileManager.default.removeItem(atPath: file) }
            }
        } catch {
            throw .file("prepare", path: folder, reason: error.localizedDescription)
        }
    }

    /// Keeps other processes from writing here until the lock is gone, with the process at the latest.
    func lock() throws(LogArchiveError) -> ArchiveLock {
        do {
            try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        } catch {
            throw .file("make", path: root, reason: error.localizedDescription)
        }
        let descriptor = open(path(".lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system("lock", root) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .inUse(path: root)
        }
        return ArchiveLock(descriptor)
    }
}

/// Held while an archive is written, until `release` or the end of the process.
struct ArchiveLock {
    private let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    func release() { close(descriptor) }
}
