public import Applications
public import Benefits
public import Projection

/// Makes read models from what a deployment has: its benefits, its rules and its SQL.
public struct ReadModelCatalogue: Sendable {
    private let benefits: [BenefitCode]
    private let rules: RuleTable
    private let files: [String: [UInt8]]

    /// - Parameters:
    ///   - benefits: benefits whose topics exist.
    ///   - rules: for the suggestions.
    ///   - files: `schemas/read-models`, by path in it.
    public init(benefits: [BenefitCode], rules: RuleTable, files: [String: [UInt8]]) {
        self.benefits = benefits
        self.rules = rules
        self.files = files
    }

    /// The read model of a name.
    ///
    /// - Throws: ``ReadModelFiles/Missing`` when its SQL is not there.
    public func model(_ name: ReadModelName) throws(ReadModelFiles.Missing) -> ProjectedModel {
        switch name {
        case .socialAssistance: try table(SocialAssistanceModel(rules: rules))
        case .familyBenefits: try table(FamilyBenefitsModel(rules: rules))
        case .housingAllowance: try table(HousingAllowanceModel(rules: rules))
        case .alimonyFund: try table(AlimonyFundModel(rules: rules))
        case .applicantStatus: try table(ApplicantStatusModel(benefits: benefits))
        case .eventArchive: try records(EventArchiveModel(benefits: benefits))
        }
    }

    private func table(_ model: some TabularReadModel) throws(ReadModelFiles.Missing) -> ProjectedModel {
        .table(model, try ReadModelFiles(model.definition, files: files))
    }

    private func records(_ model: some RecordReadModel) throws(ReadModelFiles.Missing) -> ProjectedModel {
        .records(model, try ReadModelFiles(model.definition, files: files))
    }
}
