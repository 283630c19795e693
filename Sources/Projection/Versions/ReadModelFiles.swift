internal import Applications

/// The SQL that makes one version of a read model: files of `schemas/read-models`, one object each.
public struct ReadModelFiles: Sendable {
    /// What is run when.
    enum Stage: String, CaseIterable, Sendable {
        /// Tables, empty and with the keys that a bulk load needs.
        case tables
        /// Keys and indexes, made after a bulk load.
        case indexes
        /// Row-level security.
        case access
        /// The public views.
        case views
        /// Who may read them.
        case grants
    }

    /// The folder is not where it should be, or empty.
    public struct Missing: Error, Sendable, CustomStringConvertible {
        /// Folder of `schemas/read-models`.
        public let folder: String

        /// One line for an operator.
        public var description: String {
            "schemas/read-models/\(folder) has no tables; point SCHEMAS_DIRECTORY at this release's schemas"
        }
    }

    /// Name, tables and edition.
    public let definition: ReadModelDefinition
    /// Tells versions apart that have other tables or other rows: the edition, and a hash of tables, indexes and access.
    public let fingerprint: String
    /// Tells apart how the views show them: a hash of views and grants.
    let views: String
    private let scripts: [Stage: [String]]

    /// - Parameters:
    ///   - definition: of the read model.
    ///   - files: the files of `schemas/read-models` by their path in it, UTF-8 SQL.
    /// - Throws: ``Missing``.
    public init(_ definition: ReadModelDefinition, files: [String: [UInt8]]) throws(Missing) {
        var scripts: [Stage: [String]] = [:]
        var (tables, views): ([UInt8], [UInt8]) = ([], [])
        for folder in definition.folders {
            var hasTables = false
            for stage in Stage.allCases {
                let prefix = "\(folder)/\(stage.rawValue)/"
                for name in files.keys.filter({ $0.hasPrefix(prefix) && $0.hasSuffix(".sql") }).sorted() {
                    guard let text = files[name] else { continue }
                    scripts[stage, default: []].append(String(decoding: text, as: UTF8.self))
                    if stage == .tables { hasTables = true }
                    let hashed = Array(name.utf8) + [0] + text + [0]
                    if stage == .views || stage == .grants { views += hashed } else { tables += hashed }
                }
            }
            if !hasTables { throw Missing(folder: folder) }
        }
        self.definition = definition
        self.scripts = scripts
        fingerprint = "\(definition.edition)-" + Hex.encode(Identity.sha256(tables)).prefix(16)
        self.views = String(Hex.encode(Identity.sha256(views)).prefix(16))
    }

    /// The SQL of a stage for one version, each file a script.
    func scripts(_ stage: Stage, of version: ProjectionVersion) -> [String] {
        (scripts[stage] ?? []).map { text in
            text.replacing("{projection}", with: version.projection)
                .replacing("{version}", with: String(version.version))
                .replacing("{version_schema}", with: version.schema)
                .replacing("{public_schema}", with: definition.schema)
        }
    }
}
