import Foundation

@testable import Documents

/// The real clamd, with one signature of our own: nothing is downloaded.
struct ClamD: Sendable {
    struct NotInstalled: Error, CustomStringConvertible {
        let description =
            "clamd is not installed: 'apt-get install --no-install-recommends clamav-daemon', which 'make test' does"
    }

    /// The standard antivirus test file, in parts, so that no scanner takes this source for it.
    static let testFile = Array(
        (#"X5O!P%@AP[4\PZX54(P^)7CC)7}$EI"# + "CAR-STANDARD-ANTI" + "VIRUS-TEST-FILE!$H+H*").utf8)
    /// `StreamMaxLength`, in bytes.
    static let streamLimit = 2 << 20

    static let shared = Task { try await ClamD() }

    let tcp: ClamAVConfiguration.Address
    let unix: ClamAVConfiguration.Address
    private let server: ChildServer

    private init() async throws {
        let path = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].first(
            where: FileManager.default.isExecutableFile(atPath:))
        guard let path else { throw NotInstalled() }
        let port = try ChildServer.freePort()
        server = try ChildServer { folder in
            let configuration = """
                Foreground yes
                TCPAddr 127.0.0.1
                TCPSocket \(port)
                LocalSocket \(folder.path)/socket
                DatabaseDirectory \(folder.path)/signatures
                TemporaryDirectory \(folder.path)
                StreamMaxLength \(Self.streamLimit)

                """
            let signatures = folder.appendingPathComponent("signatures")
            try FileManager.default.createDirectory(at: signatures, withIntermediateDirectories: true)
            let digits = Self.testFile.map { String(format: "%02x", $0) }.joined()
            try Data("Eicar-Custom:0:*:\(digits)\n".utf8).write(to: signatures.appendingPathComponent("test.ndb"))
            try Data(configuration.utf8).write(to: folder.appendingPathComponent("clamd.conf"))
            return [path, "--config-file=\(folder.path)/clamd.conf"]
        }
        tcp = .tcp(host: "127.0.0.1", port: port)
        unix = .unix(path: server.folder.path + "/socket")
        let scanner = ClamAVScanner(ClamAVConfiguration(address: tcp))
        try await server.wait { await scanner.isReachable }
    }
}
