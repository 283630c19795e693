public import Applications
public import Benefits
public import Projection

/// The cases of the alimony fund (fundusz alimentacyjny) as caseworkers see them.
public struct AlimonyFundModel: TabularReadModel {
    /// See `ReadModel`.
    public let benefits = [BenefitCode.alimonyFund]
    /// See `TabularReadModel`.
    public let definition: ReadModelDefinition
    private let rows: CaseRows

    /// - Parameter rules: for the suggestions.
    public init(rules: RuleTable) {
        rows = CaseRows(AlimonyFundDetails(), parts: [SuggestionRows(rules: rules)])
        definition = ReadModelDefinition(
            name: "alimony-fund", edition: 2, folders: ["standing", "case", "alimony-fund"], tables: rows.tables)
    }

    /// See `TabularReadModel`.
    public func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        rows.write(accepted, to: &changes)
    }
}
