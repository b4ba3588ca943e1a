/// The role that adds and removes ordertop's own objects.
public protocol StoreSetup: Sendable {
    /// Whether ordertop's objects are there, so that jobs can run.
    var isSetUp: Bool { get }

    /// The statements that `setUp` would run; empty when nothing is missing.
    func setupStatements() async throws -> [String]

    /// Adds what is missing. All or nothing.
    func setUp() async throws

    /// The statements that `tearDown` would run; empty when nothing is there.
    ///
    /// - Throws: `OrdersError` (`invalidInput`) while archived orders would be lost with their table.
    func teardownStatements() async throws -> [String]

    /// Removes everything `setUp` added. All or nothing.
    func tearDown() async throws
}
