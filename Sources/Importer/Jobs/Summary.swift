internal import Applications
internal import JSON

/// What became of a file, for the person who put it in: `<name>.summary.json` beside it in `done`, or
/// `<name>.reason.json` in `failed`.
enum Summary {
    static func imported(_ name: String, form: FormName, journal: Journal, finishedAt: String) -> [UInt8] {
        object { writer in
            writer.member("file", name)
            writer.member("outcome", "imported")
            writer.member("benefit", form.benefit.rawValue)
            writer.member("form", form.id)
            writer.member("sha256", journal.sha256)
            writer.member("bytes", journal.size)
            writer.member("rows", journal.counts.rows)
            writer.member("accepted", journal.counts.accepted)
            writer.member("repeated", journal.counts.repeated)
            writer.member("refused", journal.counts.refused)
            writer.member("resumptions", journal.resumptions)
            writer.member("startedAt", journal.startedAt)
            writer.member("finishedAt", finishedAt)
        }
    }

    static func alreadyImported(_ name: String, sha256: String, earlier: String, finishedAt: String) -> [UInt8] {
        object { writer in
            writer.member("file", name)
            writer.member("outcome", "already-imported")
            writer.member("earlier", earlier)
            writer.member("sha256", sha256)
            writer.member("rows", 0)
            writer.member("finishedAt", finishedAt)
            writer.member(
                "message",
                "Ten plik był już wczytany jako „\(earlier)”, więc nic nie dodano. Aby wczytać go jeszcze raz, usuń "
                    + "jego wiersz z pliku done/index/\(KnownFiles.name).")
        }
    }

    static func failed(_ name: String, _ reason: UnreadableFile, finishedAt: String) -> [UInt8] {
        object { writer in
            writer.member("file", name)
            writer.member("outcome", "failed")
            writer.member("code", reason.code)
            writer.member("message", reason.message)
            writer.member("finishedAt", finishedAt)
        }
    }

    private static func object(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        members(&writer)
        writer.endObject()
        return writer.finish() + [UInt8(ascii: "\n")]
    }
}
