/// Which documents are taken. Pure.
public struct DocumentPolicy: Sendable, Hashable {
    /// Bytes of one document.
    public var maximumBytes: Int
    /// Documents of one case.
    public var maximumDocuments: Int
    /// Types, as found in the content.
    public var mediaTypes: Set<MediaType>

    /// 10 MiB, 20 documents and every type that can be told, unless said otherwise.
    public init(
        maximumBytes: Int = 10 << 20, maximumDocuments: Int = 20, mediaTypes: Set<MediaType> = Set(MediaType.allCases)
    ) {
        self.maximumBytes = maximumBytes
        self.maximumDocuments = maximumDocuments
        self.mediaTypes = mediaTypes
    }

    /// What an upload turned out to be.
    public struct Accepted: Sendable, Hashable {
        /// Found in the content.
        public let mediaType: MediaType
        /// Made harmless.
        public let name: DocumentName
    }

    /// Nil when the policy has nothing against the document.
    ///
    /// - Parameters:
    ///   - declaredType: a Content-Type header's value; parameters are ignored.
    ///   - name: as the person's browser gave it.
    public func check(_ content: [UInt8], declaredType: String, name: String) -> DocumentRefusal? {
        do {
            _ = try accept(content, declaredType: declaredType, name: name)
            return nil
        } catch {
            return error
        }
    }

    /// As ``check(_:declaredType:name:)``, with what was found on the way. The cheapest checks come first.
    public func accept(
        _ content: [UInt8], declaredType: String, name: String
    ) throws(DocumentRefusal) -> Accepted {
        guard !content.isEmpty else { throw DocumentRefusal(.empty) }
        guard content.count <= maximumBytes else { throw DocumentRefusal(.tooLarge) }
        guard let name = DocumentName(name), !Self.runnable.contains(name.fileExtension ?? "") else {
            throw DocumentRefusal(.nameInvalid)
        }
        switch ContentInspection(of: content) {
        case .unknown:
            throw DocumentRefusal(.unknownType)
        case .active(let type) where mediaTypes.contains(type):
            throw DocumentRefusal(agrees(type, declaredType) ? .activeContent : .typeMismatch)
        case .recognised(let type) where mediaTypes.contains(type):
            guard agrees(type, declaredType) else { throw DocumentRefusal(.typeMismatch) }
            return Accepted(mediaType: type, name: name)
        case .active, .recognised:
            throw DocumentRefusal(.unknownType)
        }
    }

    /// Nil when a case may hold this many documents.
    public func check(count: Int) -> DocumentRefusal? {
        count <= maximumDocuments ? nil : DocumentRefusal(.tooMany)
    }

    private func agrees(_ type: MediaType, _ declared: String) -> Bool {
        MediaType(contentType: declared).map(type.agrees(withDeclared:)) ?? false
    }

    /// What a double click would run on the computer of whoever saves the document, text being a program there.
    private static let runnable: Set<String> = [
        "app", "bash", "bat", "chm", "cmd", "com", "cpl", "desktop", "dll", "docm", "dotm", "exe", "hta", "htm",
        "html", "jar", "js", "jse", "lnk", "mht", "mhtml", "msc", "msi", "pif", "ps1", "py", "reg", "scf", "scr", "sh",
        "svg", "url", "vb", "vbe", "vbs", "ws", "wsf", "wsh", "xhtml",
    ]
}
