/// What the bytes of a document show, whatever anybody says of them.
public enum ContentInspection: Sendable, Hashable {
    /// A type that is known, with nothing in it that runs.
    case recognised(MediaType)
    /// A type that is known, with something in it that runs when it is opened: scripts, macros, embedded files.
    case active(MediaType)
    /// Everything else: programs, scripts, HTML, SVG, archives, encrypted packages, broken files.
    case unknown

    /// Looks at the content; costs one pass at most over it.
    public init(of content: [UInt8]) {
        self = content.withUnsafeBytes { bytes in
            if let image = ImageSignature.type(of: bytes) { return .recognised(image) }
            if PDFContent.isPDF(bytes) { return PDFContent.hasActiveContent(bytes) ? .active(.pdf) : .recognised(.pdf) }
            if ZIPDirectory.isZIP(bytes) { return OfficePackage.inspect(bytes) }
            return TextContent.inspect(bytes)
        }
    }
}
