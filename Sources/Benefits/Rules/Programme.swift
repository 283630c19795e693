public import Applications
import JSON

/// One edition of a one-off programme that pays an amount by price tier to households below an income threshold, such as
/// the bon ciepłowniczy: data, because such programmes come at short notice (DOMAIN §0 no. 8).
public struct Programme: Sendable, Hashable {
    /// An amount for prices above a bound.
    struct Tier: Sendable, Hashable {
        /// Key of the bound.
        let above: String
        /// Key of the amount.
        let amount: String
    }

    /// Identifier of the edition.
    public let id: String
    /// Polish name of the edition.
    public let name: String
    /// Act, in Polish.
    public let legalBasis: String
    /// First filing day.
    public let filedFrom: LocalDate
    /// Last filing day.
    public let filedTo: LocalDate
    /// Source code of the filing days.
    public let filingSource: String
    let singleIncome: String
    let multiIncome: String
    let minimum: String
    /// Lowest bound first.
    let tiers: [Tier]

    static func all(
        files: [String: [UInt8]], definitions: RuleDefinitions
    ) throws(RuleLoadError) -> [Programme] {
        guard files["programmes.json"] != nil else { return [] }
        var programmes: [Programme] = []
        do throws(FormLoadError) {
            for item in try RuleDefinitions.reader("programmes.json", files).items("programmes") {
                programmes.append(try Programme(item, definitions))
            }
        } catch {
            throw RuleLoadError(error)
        }
        return programmes
    }

    private init(_ item: DefinitionReader, _ definitions: RuleDefinitions) throws(FormLoadError) {
        func key(_ reader: DefinitionReader, _ name: String, _ unit: RuleUnit) throws(FormLoadError) -> String {
            let code = try reader.string(name)
            guard let key = definitions.keys[code], key.unit == unit, key.selectedBy == .filing else {
                throw reader.error("\(name) must be a key in \(unit.rawValue) that the filing day selects")
            }
            return code
        }
        id = try item.string("id")
        name = try item.string("name")
        legalBasis = try item.string("legalBasis")
        let filing = try item.required("filing")
        filedFrom = try filing.date("from")
        filedTo = try filing.date("to")
        filingSource = try filing.string("source")
        guard definitions.sources[filingSource] != nil else { throw filing.error("source must be in sources.json") }
        let income = try item.required("income")
        singleIncome = try key(income, "single", .money)
        multiIncome = try key(income, "multi", .money)
        minimum = try key(item, "minimum", .money)
        var tiers: [Tier] = []
        for tier in try item.items("tiers") {
            tiers.append(
                Tier(above: try key(tier, "above", .pricePerGigajoule), amount: try key(tier, "amount", .money)))
        }
        guard !tiers.isEmpty, filedFrom <= filedTo else {
            throw item.error("a programme needs a tier, and filing days in order")
        }
        self.tiers = tiers
    }
}
