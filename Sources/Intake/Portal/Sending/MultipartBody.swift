import Portal

/// `multipart/form-data` (RFC 7578).
enum MultipartBody {
    /// The delimiter of a body of this media type; nil for other types.
    static func boundary(of contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        return parameter("boundary", of: contentType).flatMap { $0.isEmpty || $0.utf8.count > 200 ? nil : $0 }
    }

    /// Nil when it is not built as the standard says, or holds text that is no UTF-8.
    static func parse(_ body: [UInt8], boundary: String) -> SentForm? {
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may stand at the very start.
        var rest = (Array("\r\n".utf8) + body)[...]
        guard var position = find(delimiter, in: rest) else { return nil }
        var pairs: [(name: String, text: String)] = []
        var files: [SentForm.File] = []
        while true {
            rest = rest[(position + delimiter.count)...]
            if rest.starts(with: Array("--".utf8)) { return SentForm(fields: SentFields(pairs), files: files) }
            guard rest.starts(with: Array("\r\n".utf8)), let end = find(delimiter, in: rest),
                pairs.count + files.count < SentForm.mostParts, let part = Part(rest[rest.startIndex..<end])
            else { return nil }
            if let file = part.file {
                // A browser sends an input without a file, too.
                if !file.isEmpty || !part.content.isEmpty {
                    files.append(.init(field: part.name, name: file, type: part.type, content: Array(part.content)))
                }
            } else {
                guard let text = String(validating: part.content, as: UTF8.self) else { return nil }
                pairs.append((part.name, text))
            }
            position = end
        }
    }

    private struct Part {
        let name: String
        let file: String?
        let type: String
        let content: ArraySlice<UInt8>

        /// - Parameter bytes: from the line break after the delimiter to the next delimiter.
        init?(_ bytes: ArraySlice<UInt8>) {
            let blank = Array("\r\n\r\n".utf8)
            guard let end = find(blank, in: bytes), end - bytes.startIndex < 8_192,
                let head = String(validating: bytes[bytes.startIndex..<end], as: UTF8.self)
            else { return nil }
            var name: String?
            var file: String?
            var type = "application/octet-stream"
            for line in head.split(separator: "\r\n") {
                guard let colon = line.firstIndex(of: ":") else { return nil }
                let value = line[line.index(after: colon)...].drop { $0 == " " }
                switch line[..<colon].lowercased() {
                case "content-disposition":
                    name = parameter("name", of: String(value))
                    file = parameter("filename", of: String(value))
                case "content-type": type = String(value)
                default: break
                }
            }
            guard let name else { return nil }
            self.name = name
            self.file = file
            self.type = type
            content = bytes[(end + blank.count)...]
        }
    }

    /// `name="value"`; what browsers write for a quote or a line break in a value is undone. A semicolon in quotes ends
    /// nothing.
    private static func parameter(_ name: String, of header: String) -> String? {
        var rest = header[...]
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...].drop { $0 == " " }
            guard let equals = rest.firstIndex(where: { $0 == "=" || $0 == ";" }), rest[equals] == "=" else { continue }
            let key = rest[..<equals].lowercased()
            rest = rest[rest.index(after: equals)...]
            let value: Substring
            if rest.first == "\"" {
                rest = rest.dropFirst()
                guard let end = rest.firstIndex(of: "\"") else { return nil }
                value = rest[..<end]
                rest = rest[rest.index(after: end)...]
            } else {
                value = rest.prefix { $0 != ";" }
                rest = rest[value.endIndex...]
            }
            guard key == name else { continue }
            return String(value).replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
        }
        return nil
    }

    private static func find(_ pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.withUnsafeBufferPointer { bytes -> Int? in
            pattern.withUnsafeBufferPointer { pattern -> Int? in
                guard bytes.count >= pattern.count else { return nil }
                var index = 0
                let last = bytes.count - pattern.count
                while index <= last {
                    if bytes[index] == pattern[0] {
                        var length = 1
                        while length < pattern.count, bytes[index + length] == pattern[length] { length += 1 }
                        if length == pattern.count { return index }
                    }
                    index += 1
                }
                return nil
            }
        }.map { $0 + bytes.startIndex }
    }
}
