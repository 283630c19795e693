/// Which files are still to be applied, or why none may be. Pure.
struct MigrationPlan {
    let pending: [MigrationFile]

    /// `applied`: name and checksum of what the database has.
    init(files: [MigrationFile], applied: [String: String]) throws(PostgresError) {
        let sorted = files.sorted { $0.name < $1.name }
        for (one, next) in zip(sorted, sorted.dropFirst()) where one.name == next.name {
            throw Self.refusal("\(one.name) is given twice", hint: "give each file one name")
        }
        let names = Set(sorted.map(\.name))
        if let missing = applied.keys.filter({ !names.contains($0) }).min() {
            throw Self.refusal(
                "\(missing) was applied but is missing", hint: "put the file back, or deploy the newer version")
        }
        var newest: [Substring: String] = [:]
        for file in sorted where applied[file.name] != nil { newest[file.folder] = file.name }
        for file in sorted {
            if let checksum = applied[file.name], checksum != file.checksum {
                throw Self.refusal(
                    "\(file.name) was changed after it was applied", hint: "restore the file and add a new one")
            }
            if applied[file.name] == nil, let last = newest[file.folder], file.name < last {
                throw Self.refusal(
                    "\(file.name) comes before \(last), which is applied", hint: "give the file the next number")
            }
        }
        pending = sorted.filter { applied[$0.name] == nil }
    }

    private static func refusal(_ text: String, hint: String) -> PostgresError {
        PostgresError(.migration, text, hint: hint)
    }
}
