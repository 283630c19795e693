import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceKit

/// The style sheet and the script, each with a version that changes with them, so that browsers may keep them.
struct AssetRoutes: Sendable {
    /// Of all assets together, for the links in pages.
    let version: String
    private let assets: [String: Asset]

    private struct Asset: Sendable {
        let type: String
        let bytes: ByteBuffer
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    /// - Parameter files: contents by name; other kinds of files are not served.
    init(files: [String: [UInt8]]) {
        var hash = SHA256()
        var assets: [String: Asset] = [:]
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            guard let type = name.split(separator: ".").last.flatMap({ Self.types[String($0)] }) else { continue }
            hash.update(data: bytes)
            assets[name] = Asset(type: type, bytes: ByteBuffer(bytes: bytes))
        }
        version = hash.finalize().prefix(6).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        self.assets = assets
    }

    func show(_ context: some RequestContext) throws -> Response {
        guard let asset = assets[try context.parameters.require("name")] else { throw PortalProblem.notFound }
        return Response(
            status: .ok,
            headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: asset.bytes))
    }
}
