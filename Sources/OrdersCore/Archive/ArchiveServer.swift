/// Another database that keeps an archive: on the same server or on another.
public struct ArchiveServer: Hashable, Sendable {
    /// As the engine takes it, without a password: what is remembered, and what a job's parameters hold.
    public let address: String
    /// For people: `orders_archive on db2.example.org`.
    public let name: String

    public init(address: String, name: String) {
        self.address = address
        self.name = name
    }

    /// The address alone says which one is meant.
    public static func == (left: ArchiveServer, right: ArchiveServer) -> Bool {
        left.address == right.address
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(address) }
}
