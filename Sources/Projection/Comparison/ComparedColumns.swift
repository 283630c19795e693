/// What two versions can be compared by: the tables and columns that both have, and what that leaves out.
struct ComparedColumns: Sendable, Equatable {
    struct Table: Sendable, Equatable {
        let name: String
        /// In the order of their names, for versions may have them in other orders.
        let columns: [String]
    }

    /// By name.
    let tables: [Table]
    /// By table, then by column.
    let leftOut: [VersionComparison.LeftOut]

    /// - Parameter key: columns that say which application, or which run of records, a row belongs to.
    init(_ first: VersionColumns, _ second: VersionColumns, key: [String]) {
        var tables: [Table] = []
        var leftOut: [VersionComparison.LeftOut] = []
        for name in Set(first.tables.keys).union(second.tables.keys).sorted() {
            guard let one = first.tables[name], let other = second.tables[name] else {
                let owner = first.tables[name] == nil ? second : first
                leftOut.append(.init(table: name, column: nil, reason: .onlyIn(version: owner.version)))
                continue
            }
            var columns: [String] = []
            for column in Set(one.keys).union(other.keys).sorted() {
                switch (one[column], other[column]) {
                case (let type?, let otherType?) where type == otherType:
                    columns.append(column)
                case (let type?, let otherType?):
                    leftOut.append(.init(table: name, column: column, reason: .otherTypes(type, otherType)))
                case (let type, _):
                    let owner = type == nil ? second : first
                    leftOut.append(.init(table: name, column: column, reason: .onlyIn(version: owner.version)))
                }
            }
            if key.allSatisfy(columns.contains) {
                tables.append(Table(name: name, columns: columns))
            } else {
                leftOut.removeAll { $0.table == name }
                leftOut.append(.init(table: name, column: nil, reason: .noKey))
            }
        }
        self.tables = tables
        self.leftOut = leftOut
    }
}
