import Applications
import Postgres

/// One page of cases in the order of filing, of one benefit or of all of them together.
struct CaseList {
    private let readModels: [CaseReadModel]
    private let conditions: String
    private let limit: String
    private let parameters: [PostgresValue]

    /// Only what is asked for becomes a condition, so that the server plans for it.
    init(_ filter: CaseFilter) {
        var parameters: [PostgresValue] = []
        func place(_ value: PostgresValue) -> String {
            parameters.append(value)
            return "$\(parameters.count)"
        }
        var conditions: [String] = []
        if let status = filter.status { conditions.append("a.status = \(place(.text(status.rawValue)))") }
        if let owner = filter.owner { conditions.append("a.owner = \(place(.text(owner)))") }
        if let unit = filter.unit { conditions.append("a.unit = \(place(.text(unit)))") }
        if let due = filter.due {
            // Cases without clocks are left out before the clocks of the others are looked at.
            conditions += ["a.deadlines <> '[]'", "a.colour = \(place(.text(due.rawValue)))"]
        }
        if let after = filter.after {
            let time = place(.timestamptz(microsecondsSince1970: after.filedAt.milliseconds * 1000))
            conditions.append("(a.filed_at, a.application_id) > (\(time), \(place(after.id.parameter)))")
        }
        limit = place(.int4(Int32(filter.limit)))
        self.conditions = conditions.joined(separator: " and ")
        self.parameters = parameters
        readModels = CaseReadModel.all.filter { filter.benefit == nil || filter.benefit == $0.benefit }
    }

    var step: PipelineStep { PipelineStep(sql: sql, parameters: parameters) }

    var sql: String {
        """
        select * from (
        \(readModels.map(page).joined(separator: "\nunion all\n"))
        ) page
        order by filed_at, application_id
        limit \(limit)
        """
    }

    /// Each benefit gives a page of its own at most, so that its own order of filing is enough.
    private func page(of readModel: CaseReadModel) -> String {
        """
        (select '\(readModel.benefit.rawValue)' as benefit, \(CaseSummary.columns)
           from \(readModel.schema).applications a
          where \(conditions.isEmpty ? "true" : conditions)
          order by a.filed_at, a.application_id
          limit \(limit))
        """
    }
}
