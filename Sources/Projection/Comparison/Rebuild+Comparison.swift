internal import Kafka
internal import Logging
internal import Postgres

extension Rebuild {
    /// Compares two versions as they stand, by the tables and columns that both have.
    public func difference(between first: Int, and second: Int) async throws -> VersionComparison {
        try await PostgresConnection.with(database, logger: logger) { connection in
            let versions = try await connection.query(LoadVersions(projection: model.name))
            let (one, other) = (try named(first, in: versions), try named(second, in: versions))
            return try await connection.transaction(isolation: .repeatableRead) { transaction in
                let columns = try await columns(of: one, and: other, in: transaction)
                let checksums = checksums(of: columns)
                return try await compare(
                    checksums.sql(schema: one.schema), with: checksums.sql(schema: other.schema),
                    leavingOut: columns.leftOut, in: transaction)
            }
        }
    }

    /// Compares the live version with a fold of the log up to the very offsets it has reached, in tables of its own
    /// that are dropped afterwards. A half-built version of a rebuild stays as it is.
    public func verify() async throws -> VersionComparison {
        try await withLock { connection in
            let versions = try await connection.query(LoadVersions(projection: model.name))
            guard let live = versions.first(where: { $0.state == .live }) else {
                throw RebuildFailure.noSuchVersion(projection: model.name, version: nil)
            }
            let scratch = try await VersionBuilder(files).beginScratch(on: connection)
            let comparison: Result<VersionComparison, any Error>
            do {
                comparison = .success(
                    try await PostgresConnection.with(database, logger: logger) { reader in
                        try await verify(live, with: scratch, reading: reader)
                    })
            } catch {
                comparison = .failure(error)
            }
            await drop(scratch, on: connection)
            return try comparison.get()
        }
    }

    private func verify(
        _ live: ProjectionVersion, with scratch: ProjectionVersion, reading reader: PostgresConnection
    ) async throws -> VersionComparison {
        let (ends, columns) = try await noteChecksums(of: live, toCompareWith: scratch, on: reader)
        try await load(into: scratch.target(announces: false), upTo: ends, clusterID: try await clusterID())
        return try await reader.transaction { transaction in
            try await compare(
                "select key, name, hash from checksum_of_live",
                with: checksums(of: columns).sql(schema: scratch.schema), leavingOut: columns.leftOut, in: transaction)
        }
    }

    /// What cannot be dropped now is dropped by the next verification or rebuild.
    private func drop(_ scratch: ProjectionVersion, on connection: PostgresConnection) async {
        do {
            try await connection.transaction { try await VersionBuilder.drop(scratch, in: $0) }
        } catch {
            logger.warning(
                "tables compared with were not dropped; the next verify or rebuild does it",
                metadata: ["version": "\(scratch.version)", "cause": "\(error)"])
        }
    }

    /// One snapshot shows the offsets and the rows that belong to them, however far the projector goes meanwhile. The
    /// checksums are kept in the session, so that the snapshot need not be held while the log is read.
    private func noteChecksums(
        of live: ProjectionVersion, toCompareWith scratch: ProjectionVersion, on reader: PostgresConnection
    ) async throws -> (ends: [TopicPartition: Int64], columns: ComparedColumns) {
        try await reader.transaction(isolation: .repeatableRead) { transaction in
            let rows = try await transaction.query(
                """
                select topic, partition, next_offset from projection.projection_offset
                 where projection = $1 and version = $2
                """, [.text(live.projection), .int4(Int32(live.version))])
            var ends: [TopicPartition: Int64] = [:]
            for row in rows {
                ends[TopicPartition(topic: try row.text(0), partition: try row.int4(1))] = try row.int8(2)
            }
            let columns = try await columns(of: live, and: scratch, in: transaction)
            try await transaction.execute(
                script: "create temporary table checksum_of_live as \(checksums(of: columns).sql(schema: live.schema))")
            return (ends, columns)
        }
    }

    private func compare(
        _ first: String, with second: String, leavingOut leftOut: [VersionComparison.LeftOut],
        in transaction: borrowing PostgresTransaction
    ) async throws -> VersionComparison {
        var comparison = VersionComparison()
        comparison.leftOut = leftOut
        for row in try await transaction.query(VersionChecksums.comparison(of: first, against: second)) {
            comparison.compared = try row.int(0)
            guard let key = try row.optionalText(1),
                let kind = VersionComparison.Difference.Kind(rawValue: try row.text(3))
            else { continue }
            comparison.differences.append(
                VersionComparison.Difference(key: key, table: try row.text(2), kind: kind))
        }
        return comparison
    }

    private func columns(
        of one: ProjectionVersion, and other: ProjectionVersion, in transaction: borrowing PostgresTransaction
    ) async throws -> ComparedColumns {
        let first = try await VersionColumns.of(one, in: transaction)
        let second = try await VersionColumns.of(other, in: transaction)
        let columns = ComparedColumns(
            first, second, key: VersionChecksums.key(hasStandings: model.states != nil))
        guard !columns.tables.isEmpty else {
            throw RebuildFailure.nothingInCommon(
                projection: model.name, first: one.version, second: other.version)
        }
        return columns
    }

    private func checksums(of columns: ComparedColumns) -> VersionChecksums {
        VersionChecksums(tables: columns.tables, hasStandings: model.states != nil)
    }

    private func named(_ number: Int, in versions: [ProjectionVersion]) throws -> ProjectionVersion {
        guard let version = versions.first(where: { $0.version == number }) else {
            throw RebuildFailure.noSuchVersion(projection: model.name, version: number)
        }
        return version
    }
}
