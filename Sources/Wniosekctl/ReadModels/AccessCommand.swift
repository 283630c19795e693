import ArgumentParser
import Postgres
import ServiceKit

/// Which database roles may read which office unit's cases.
struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Which database roles may read which office unit's cases.",
        discussion: "Cases without a unit are seen by every role that may read any unit.",
        subcommands: [Grant.self, Revoke.self, List.self])

    /// Makes a role a reader of a unit.
    struct Grant: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets a role read the cases of a unit; makes it a member of caseworker_ro.")

        @Argument(help: "An existing role of the database.")
        var role: String

        @Argument(help: "The unit as registered and assigned events name it, or * for every unit.")
        var unit: String

        func run() async throws {
            try await CommandFailure.reporting {
                guard !unit.isEmpty else { throw CommandFailure(.failed, "the unit is empty") }
                try await AccessCommand.session { try await grant(on: $0) }
                print("\(role) reads \(unit)")
            }
        }

        private func grant(on connection: PostgresConnection) async throws {
            do {
                try await connection.execute(GrantUnit(role: role, unit: unit))
            } catch {
                guard error.sqlState == "42704" else { throw error }
                throw CommandFailure(.failed, "there is no role \(role) in the database; create it first")
            }
        }
    }

    /// Takes a unit, or all of them, from a role.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a unit from a role; with its last unit it leaves caseworker_ro and sees nothing.")

        @Argument(help: "The role.")
        var role: String

        @Argument(help: "The unit; all units of the role when none is named.")
        var unit: String?

        func run() async throws {
            try await CommandFailure.reporting {
                let taken = try await AccessCommand.session { try await $0.query(RevokeUnit(role: role, unit: unit)) }
                guard taken.first ?? 0 > 0 else {
                    throw CommandFailure(.differs, "\(role) did not read \(unit ?? "any unit")")
                }
                print(unit.map { "\(role) reads \($0) no more" } ?? "\(role) reads nothing")
            }
        }
    }

    /// Says who reads what.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists roles, their units, and what keeps a role from reading, separated by tabs.")

        @Argument(help: "Only this role.")
        var role: String?

        func run() async throws {
            try await CommandFailure.reporting {
                for line in try await AccessCommand.session({ try await $0.query(ReaderUnits(role: role)) }) {
                    print(line)
                }
            }
        }
    }

    private static func session<R>(_ body: (PostgresConnection) async throws -> R) async throws -> R {
        try await ReaderDatabase.session(try OperatorSettings(PostgresPool.serviceKeys), body)
    }
}
