public import Applications
public import Benefits
public import Projection

/// The cases of housing allowance (dodatek mieszkaniowy) as caseworkers see them.
public struct HousingAllowanceModel: TabularReadModel {
    /// See `TabularReadModel`.
    public let benefits = [BenefitCode.housingAllowance]
    /// See `TabularReadModel`.
    public let definition: ReadModelDefinition
    private let rows: CaseRows

    /// - Parameter rules: for the suggestions.
    public init(rules: RuleTable) {
        rows = CaseRows(HousingAllowanceDetails(), parts: [SuggestionRows(rules: rules)])
        definition = ReadModelDefinition(
            name: "housing-allowance", edition: 2, folders: ["standing", "case", "housing-allowance"],
            tables: rows.tables)
    }

    /// See `TabularReadModel`.
    public func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        rows.write(accepted, to: &changes)
    }
}
