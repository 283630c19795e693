import Applications
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

    private static let forEver = "public, max-age=31536000, immutable"

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
        version = Hex.encode(Array(hash.finalize().prefix(6)))
        self.assets = assets
    }

    /// Kept for ever under the address of its version; under another one it may be somebody else's next version.
    func show(_ request: Request, _ context: some RequestContext) throws -> Response {
        guard let asset = assets[try context.parameters.require("name")] else { throw PortalProblem.notFound }
        let isCurrent = request.uri.queryParameters["v"].map { $0 == version } ?? false
        return Response(
            status: .ok,
            headers: [.contentType: asset.type, .cacheControl: isCurrent ? Self.forEver : "no-cache"],
            body: ResponseBody(byteBuffer: asset.bytes))
    }
}
