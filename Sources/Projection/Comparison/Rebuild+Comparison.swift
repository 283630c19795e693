internal import Kafka
internal import Logging
internal import Postgres

extension Rebuild {
    /// Compares two versions as they stand.
    public func difference(between first: Int, and second: Int) async throws -> VersionComparison {
        try await withConnection { connection in
            let versions = try await connection.query(LoadVersions(projection: model.name))
            let (one, other) = (try named(first, in: versions), try named(second, in: versions))
            return try await connection.transaction(isolation: .repeatableRead) { transaction in
                try await compare(
                    checksums.sql(schema: one.schema), with: checksums.sql(schema: other.schema), in: transaction)
            }
        }
    }

    /// Compares the live version with a fold of the log up to the very offsets it has reached, in tables of its own
    /// that are dropped afterwards.
    ///
    /// - Throws: `RebuildFailure.unfinished` where a rebuild was begun and not ended.
    public func verify() async throws -> VersionComparison {
        try await withLock { connection in
            let versions = try await connection.query(LoadVersions(projection: model.name))
            guard let live = versions.first(where: { $0.state == .live }) else {
                throw RebuildFailure.noSuchVersion(projection: model.name, version: nil)
            }
            if let left = versions.first(where: { $0.state == .building && $0.definition == files.fingerprint }) {
                throw RebuildFailure.unfinished(projection: model.name, version: left.version)
            }
            return try await withConnection { reader in
                try await verify(live, reading: reader, on: connection)
            }
        }
    }

    private func verify(
        _ live: ProjectionVersion, reading reader: PostgresConnection, on connection: PostgresConnection
    ) async throws -> VersionComparison {
        let ends = try await noteChecksums(of: live, on: reader)
        let scratch = try await VersionBuilder(files).begin(on: connection)
        let comparison: Result<VersionComparison, any Error>
        do {
            try await load(into: scratch.target(announces: false), upTo: ends, clusterID: try await clusterID())
            comparison = .success(
                try await reader.transaction { transaction in
                    try await compare(
                        "select key, name, hash from checksum_of_live", with: checksums.sql(schema: scratch.schema),
                        in: transaction)
                })
        } catch {
            comparison = .failure(error)
        }
        do {
            try await connection.transaction { try await VersionBuilder.drop(scratch, in: $0) }
        } catch {
            logger.error("version \(scratch.version) was not dropped", metadata: ["cause": "\(error)"])
        }
        return try comparison.get()
    }

    /// One snapshot shows the offsets and the rows that belong to them, however far the projector goes meanwhile. The
    /// checksums are kept in the session, so that the snapshot need not be held while the log is read.
    private func noteChecksums(
        of live: ProjectionVersion, on reader: PostgresConnection
    ) async throws -> [TopicPartition: Int64] {
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
            try await transaction.execute(
                script: "create temporary table checksum_of_live as \(checksums.sql(schema: live.schema))")
            return ends
        }
    }

    private func compare(
        _ first: String, with second: String, in transaction: borrowing PostgresTransaction
    ) async throws -> VersionComparison {
        var comparison = VersionComparison()
        let count = try await transaction.query(
            VersionChecksums.comparison(of: first, against: second, counting: true))
        comparison.compared = try count.first?.int(0) ?? 0
        let rows = try await transaction.query(
            VersionChecksums.comparison(of: first, against: second, counting: false))
        for row in rows {
            guard let kind = VersionComparison.Difference.Kind(rawValue: try row.text(2)) else { continue }
            comparison.differences.append(
                VersionComparison.Difference(key: try row.text(0), table: try row.text(1), kind: kind))
        }
        return comparison
    }

    private var checksums: VersionChecksums {
        VersionChecksums(definition: files.definition, hasStandings: model.states != nil)
    }

    private func named(_ number: Int, in versions: [ProjectionVersion]) throws -> ProjectionVersion {
        guard let version = versions.first(where: { $0.version == number }) else {
            throw RebuildFailure.noSuchVersion(projection: model.name, version: number)
        }
        return version
    }

    private func withConnection<Value>(_ body: (PostgresConnection) async throws -> Value) async throws -> Value {
        let connection = try await PostgresConnection.connect(database, logger: logger)
        let result: Result<Value, any Error>
        do { result = .success(try await body(connection)) } catch { result = .failure(error) }
        await connection.close()
        return try result.get()
    }
}
