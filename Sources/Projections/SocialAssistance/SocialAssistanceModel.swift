public import Applications
public import Benefits
public import Projection

/// The cases of social assistance (pomoc społeczna) as caseworkers see them: applications, and reports of a need.
public struct SocialAssistanceModel: TabularReadModel {
    /// See `TabularReadModel`.
    public let benefits = [BenefitCode.socialAssistance]
    /// See `TabularReadModel`.
    public let definition: ReadModelDefinition
    private let rows: CaseRows

    /// - Parameter rules: for the suggestions.
    public init(rules: RuleTable) {
        rows = CaseRows(SocialAssistanceDetails(), parts: [SuggestionRows(rules: rules)])
        definition = ReadModelDefinition(
            name: "social-assistance", edition: 2, folders: ["standing", "case", "social-assistance"],
            tables: rows.tables)
    }

    /// See `TabularReadModel`.
    public func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        rows.write(accepted, to: &changes)
    }
}
