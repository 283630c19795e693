import Projection
import Projections
import TestDatabase
import Testing

/// Whole rows are written column by column, so code and database must agree on names, types and order.
struct FamilyBenefitsTablesTests {
    @Test(arguments: [ReadModelName.familyBenefits, .alimonyFund])
    func `the tables in the database are those that are written`(name: ReadModelName) async throws {
        let rules = try ShippedRules.table.get()
        let model: any TabularReadModel =
            name == .familyBenefits ? FamilyBenefitsModel(rules: rules) : AlimonyFundModel(rules: rules)
        let written = model.definition.tables.map { table in
            "\(table.name): " + table.columns.map { "\($0.name) \($0.type.rawValue)" }.joined(separator: ", ")
        }.sorted()
        let made = try await MigratedDatabase.with(readModels: [name]) {
            try await $0.text(
                """
                select string_agg(line, E'\\n' order by line collate "C")
                  from (select table_name || ': '
                               || string_agg(column_name || ' ' || udt_name, ', ' order by ordinal_position) as line
                          from information_schema.columns
                         where table_schema = '\(model.definition.schema)_v1' and table_name <> 'standing'
                         group by table_name) tables
                """)
        }
        #expect(made == written.joined(separator: "\n"))
    }
}
