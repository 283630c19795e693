import Foundation
import LoopbackServers

/// A real server on the loopback interface, in a folder of its own, for as long as this process lives.
///
/// A shell stands between: it waits for the end of its input, which comes when this process ends in whatever way, then
/// stops the server by its number and removes the folder.
final class ChildServer: Sendable {
    struct NotReady: Error, CustomStringConvertible {
        let description: String
    }

    let folder: URL
    // Never written to; closing it, by the end of this process at the latest, ends the server.
    private let lifeline: Pipe

    private static let shell = """
        folder=$1; shift
        "$@" >"$folder/output" 2>&1 </dev/null &
        read -r _
        kill $!; wait $!
        rm -rf "$folder"
        """

    /// - Parameter command: the program by its path, and its arguments, told the folder.
    init(_ command: (URL) throws -> [String]) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("documents-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        lifeline = Pipe()
        // Else the next server's shell would hold it open.
        _ = fcntl(lifeline.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = try ["-c", Self.shell, "server", folder.path] + command(folder)
        process.currentDirectoryURL = folder
        process.standardInput = lifeline
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try Self.withSignalsUnblocked { try process.run() }
    }

    /// A child inherits what the starting thread blocks, and threads of the pool block the signals that end servers.
    private static func withSignalsUnblocked(_ body: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    /// Asks again and again, half a minute at most.
    func wait(until isReady: () async -> Bool) async throws {
        let end = ContinuousClock.now.advanced(by: .seconds(30))
        while !(await isReady()) {
            guard ContinuousClock.now < end else {
                let output = try? String(contentsOf: folder.appendingPathComponent("output"), encoding: .utf8)
                throw NotReady(description: "the server did not become ready: \(output ?? "")")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// A port nobody listens on now.
    static func freePort() throws -> Int {
        let server = try LoopbackServer { _ in }
        server.stop()
        return server.port
    }
}
