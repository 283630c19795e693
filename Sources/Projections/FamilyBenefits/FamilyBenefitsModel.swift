public import Applications
public import Benefits
public import Projection

/// The cases of family benefits (świadczenia rodzinne) as caseworkers see them.
public struct FamilyBenefitsModel: TabularReadModel {
    /// See `ReadModel`.
    public let benefits = [BenefitCode.familyBenefits]
    /// See `TabularReadModel`.
    public let definition: ReadModelDefinition
    private let rows: CaseRows

    /// - Parameter rules: for the suggestions.
    public init(rules: RuleTable) {
        rows = CaseRows(FamilyBenefitsDetails(), parts: [SuggestionRows(rules: rules)])
        definition = ReadModelDefinition(
            name: "family-benefits", edition: 2, folders: ["standing", "case", "family-benefits"],
            tables: rows.tables)
    }

    /// See `TabularReadModel`.
    public func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        rows.write(accepted, to: &changes)
    }
}
