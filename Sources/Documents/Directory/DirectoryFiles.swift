internal import Glibc

/// The blocking part of ``DirectoryStore``.
struct DirectoryFiles: Sendable {
    let root: String
    var write: FileWriter.Write = FileWriter.systemWrite

    /// Whether a document is there.
    private enum Presence {
        case whole(StoredDocument)
        case absent
        /// A description without its bytes, or one that cannot be read.
        case broken
    }

    func prepare() throws(DocumentStoreError) {
        guard mkdir(root, 0o700) == 0 || errno == EEXIST else { throw .system("mkdir", errno) }
        guard isUsable else { throw DocumentStoreError(.refused, "the folder cannot be read and written") }
    }

    var isUsable: Bool { isFolder && access(root, R_OK | W_OK | X_OK) == 0 }

    func put(
        _ content: [UInt8], _ document: StoredDocument, _ description: DocumentDescription
    ) throws(DocumentStoreError) -> StoredDocument {
        let hash = document.sha256
        let presence = try presence(of: hash)
        if case .whole(let existing) = presence {
            // Whoever put it there may not have come to synchronise the folder yet.
            guard let better = existing.improved(by: description) else {
                try FileWriter.synchronise(folder: folder(hash))
                return existing
            }
            try writer(hash).write(better.encoded(), to: hash.hex + ".json", mode: .replacing)
            return better
        }
        try makeFolders(hash)
        try writer(hash).write(content, to: hash.hex, mode: .replacing)
        let mode: FileWriter.Mode = if case .absent = presence { .keepingFirst } else { .replacing }
        try writer(hash).write(document.encoded(), to: hash.hex + ".json", mode: mode)
        guard case .whole(let kept) = try self.presence(of: hash) else { return document }
        return kept
    }

    func metadata(of hash: ContentHash) throws(DocumentStoreError) -> StoredDocument? {
        switch try presence(of: hash) {
        case .whole(let document): return document
        case .absent: return nil
        case .broken: throw DocumentStoreError(.damaged, "the description and the bytes do not belong together")
        }
    }

    func read(_ hash: ContentHash) throws(DocumentStoreError) -> [UInt8]? {
        guard try metadata(of: hash) != nil, let content = try FileReader.content(of: path(hash)) else { return nil }
        guard ContentHash(of: content) == hash else {
            throw DocumentStoreError(.damaged, "the bytes do not match their hash")
        }
        return content
    }

    /// The description goes first: without it there is no document.
    func remove(_ hash: ContentHash) throws(DocumentStoreError) {
        guard isFolder else { throw DocumentStoreError(.unreachable, "the folder is not there") }
        let leftovers = try FileReader.names(in: folder(hash)).filter { $0.hasPrefix(".\(hash.hex).") }
        for name in [hash.hex + ".json", hash.hex] + leftovers {
            guard unlink("\(folder(hash))/\(name)") == 0 || errno == ENOENT else { throw .system("unlink", errno) }
        }
        guard try FileReader.size(of: folder(hash)) != nil else { return }
        try FileWriter.synchronise(folder: folder(hash))
    }

    private var isFolder: Bool {
        var status = stat()
        return stat(root, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private func folder(_ hash: ContentHash) -> String { "\(root)/\(hash.folder)" }

    private func path(_ hash: ContentHash) -> String { "\(root)/\(hash.key)" }

    private func writer(_ hash: ContentHash) -> FileWriter {
        FileWriter(folder: folder(hash), hash: hash, write: write)
    }

    private func presence(of hash: ContentHash) throws(DocumentStoreError) -> Presence {
        let json = try FileReader.content(of: path(hash) + ".json")
        guard let json else {
            // Nothing in a folder that is gone says nothing of the document.
            guard isFolder else { throw DocumentStoreError(.unreachable, "the folder is not there") }
            return .absent
        }
        guard let document = StoredDocument(json: json, of: hash), try FileReader.size(of: path(hash)) == document.size
        else { return .broken }
        return .whole(document)
    }

    /// Each new folder is synchronised into its parent. The root is never made here.
    private func makeFolders(_ hash: ContentHash) throws(DocumentStoreError) {
        var parent = root
        for name in hash.folder.split(separator: "/") {
            let folder = "\(parent)/\(name)"
            if mkdir(folder, 0o700) == 0 {
                try FileWriter.synchronise(folder: parent)
            } else if errno != EEXIST {
                throw .system("mkdir", errno)
            }
            parent = folder
        }
    }
}

extension DocumentStoreError {
    /// From a system call's error number.
    static func system(_ call: String, _ number: Int32) -> DocumentStoreError {
        DocumentStoreError(code(number), SystemError.text(call, number))
    }

    private static func code(_ number: Int32) -> Code {
        switch number {
        case ENOSPC, EDQUOT: .full
        case EACCES, EPERM, EROFS, ELOOP: .refused
        default: .unreachable
        }
    }
}
