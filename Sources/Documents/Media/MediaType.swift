/// The media types that can be told from their content.
public enum MediaType: String, Sendable, Hashable, CaseIterable {
    case pdf = "application/pdf"
    case jpeg = "image/jpeg"
    case png = "image/png"
    case heic = "image/heic"
    case heif = "image/heif"
    case tiff = "image/tiff"
    case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case odt = "application/vnd.oasis.opendocument.text"
    /// UTF-8.
    case text = "text/plain"
    /// UTF-8; signed documents come as XML.
    case xml = "application/xml"

    /// From a Content-Type header: parameters are ignored, names that are in use besides the registered ones are known.
    public init?(contentType: String) {
        let name = contentType.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        switch name {
        case "image/jpg", "image/pjpeg": self = .jpeg
        case "text/xml": self = .xml
        default: self.init(rawValue: name)
        }
    }

    /// Whether content of this type may come declared as `declared`. HEIC is a kind of HEIF, and browsers call either
    /// by the other's name; XML is text as well.
    func agrees(withDeclared declared: MediaType) -> Bool {
        switch (self, declared) {
        case (.heic, .heif), (.heif, .heic), (.xml, .text): true
        default: self == declared
        }
    }
}
