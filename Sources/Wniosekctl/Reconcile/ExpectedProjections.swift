import Benefits
import EventLog
import Projection
import Projections
import ServiceKit

/// The read models that should be there, and the topics that each follows, whether it has begun or not.
struct ExpectedProjections {
    /// The log's topics.
    let topics: Set<String>
    /// Topics by projection.
    let followers: [String: Set<String>]

    init(_ configuration: ServiceConfiguration) throws {
        do {
            let benefits = try FormCatalogue(files: configuration.schemaFiles(in: "forms")).benefits.map(\.code)
            let catalogue = ReadModelCatalogue(
                benefits: benefits,
                rules: try RuleTable(files: configuration.schemaFiles(in: "rules", suffixes: [".json", ".csv"])),
                files: try configuration.schemaFiles(in: "read-models", suffixes: [".sql"]))
            topics = Set(benefits.map(Topics.name))
            followers = try Dictionary(
                uniqueKeysWithValues: ReadModelName.allCases.map { name in
                    (name.rawValue, Set(try catalogue.model(name).benefits.map(Topics.name)))
                })
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
    }

    private init() {
        topics = []
        followers = [:]
    }

    /// For questions about what is there, whatever should be.
    static let none = ExpectedProjections()
}
