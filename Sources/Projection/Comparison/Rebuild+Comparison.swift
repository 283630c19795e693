internal import Kafka
internal import Postgres

extension Rebuild {
    /// Compares two versions as they stand.
    public func difference(between first: Int, and second: Int) async throws -> VersionComparison {
        let connection = try await PostgresConnection.connect(database, logger: logger)
        let result: Result<VersionComparison, any Error>
        do {
            let versions = try await connection.query(LoadVersions(projection: model.name))
            result = .success(
                try await connection.transaction(isolation: .repeatableRead) { transaction in
                    let one = try await checksums(try named(first, in: versions), in: transaction)
                    let other = try await checksums(try named(second, in: versions), in: transaction)
                    return VersionComparison.of(one, against: other)
                })
        } catch {
            result = .failure(error)
        }
        await connection.close()
        return try result.get()
    }

    /// Compares the live version with a fold of the log up to the very offsets it has reached, in tables of its own
    /// that are dropped afterwards.
    public func verify() async throws -> VersionComparison {
        try await withLock { connection in
            let versions = try await connection.query(LoadVersions(projection: model.name))
            guard let live = versions.first(where: { $0.state == .live }) else {
                throw RebuildFailure.noSuchVersion(projection: model.name, version: nil)
            }
            let reader = try await PostgresConnection.connect(database, logger: logger)
            let result: Result<VersionComparison, any Error>
            do {
                result = .success(try await verify(live, reading: reader, on: connection))
            } catch {
                result = .failure(error)
            }
            await reader.close()
            return try result.get()
        }
    }

    private func verify(
        _ live: ProjectionVersion, reading reader: PostgresConnection, on connection: PostgresConnection
    ) async throws -> VersionComparison {
        let scratch = try await beginScratch(on: connection)
        // One snapshot shows the offsets and the rows that belong to them, however far the projector goes meanwhile.
        let comparison = try await reader.transaction(isolation: .repeatableRead) { transaction in
            var ends: [TopicPartition: Int64] = [:]
            for row in try await transaction.query(
                "select topic, partition, next_offset from projection.projection_offset where projection = $1 and version = $2",
                [.text(live.projection), .int4(Int32(live.version))])
            {
                ends[TopicPartition(topic: try row.text(0), partition: try row.int4(1))] = try row.int8(2)
            }
            let mine = try await checksums(live, in: transaction)
            try await load(
                into: scratch.target(announces: false), upTo: ends, clusterID: try await clusterID())
            let expected = try await connection.transaction { try await checksums(scratch, in: $0) }
            return VersionComparison.of(mine, against: expected)
        }
        try await connection.transaction { try await VersionBuilder.drop(scratch, in: $0) }
        return comparison
    }

    /// What an interrupted rebuild left may be further than the live version, so it does not serve.
    private func beginScratch(on connection: PostgresConnection) async throws -> ProjectionVersion {
        for left in try await connection.query(LoadVersions(projection: model.name)) where left.state == .building {
            try await connection.transaction { try await VersionBuilder.drop(left, in: $0) }
        }
        return try await VersionBuilder(files).begin(on: connection)
    }

    private func named(_ number: Int, in versions: [ProjectionVersion]) throws -> ProjectionVersion {
        guard let version = versions.first(where: { $0.version == number }) else {
            throw RebuildFailure.noSuchVersion(projection: model.name, version: number)
        }
        return version
    }

    private func checksums(
        _ version: ProjectionVersion, in transaction: borrowing PostgresTransaction
    ) async throws -> [VersionComparison.Entry] {
        let query = VersionChecksums(definition: files.definition, hasStandings: model.states != nil)
        var entries: [VersionComparison.Entry] = []
        try await transaction.copyOut(query.sql(schema: version.schema)) { row in
            entries.append(
                VersionComparison.Entry(
                    key: try row.text(0) ?? "", table: try row.text(1) ?? "", checksum: try row.text(2) ?? ""))
        }
        return entries
    }
}
