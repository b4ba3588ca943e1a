public import OrdersCore
import Synchronization

/// An orders database in memory, for tests of what stands on a store.
public final class InMemoryStore: OrdersStore, Sendable {
    public let schema: OrdersSchema
    /// Holds calls up, lets them fail, counts them.
    public let control = CallControl()
    /// What it is called in its overview.
    public let name: String
    /// How long the direct report says it took.
    public let reportElapsed: Duration
    /// How long a report from the live totals says it took.
    public let liveElapsed: Duration
    private let contents: Mutex<StoreContents>
    private let unavailable: Mutex<[Capability: String]>

    /// A store of those contents; what is named as unavailable is so for the reason given.
    public init(
        _ contents: StoreContents = StoreContents(), name: String = "shop.sqlite",
        schema: OrdersSchema = .standard,
        unavailable: [Capability: String] = [:], reportElapsed: Duration = .milliseconds(148),
        liveElapsed: Duration = .microseconds(21)
    ) {
        self.name = name
        self.schema = schema
        self.reportElapsed = reportElapsed
        self.liveElapsed = liveElapsed
        self.contents = Mutex(contents)
        self.unavailable = Mutex(unavailable)
    }

    /// Changes the contents as another program would.
    public func change(_ body: (inout StoreContents) -> Void) {
        contents.withLock { contents in
            body(&contents)
            contents.token += 1
        }
    }

    /// What the store holds now.
    public var snapshot: StoreContents { contents.withLock { $0 } }

    public func availability(of capability: Capability) -> Availability {
        unavailable.withLock { $0[capability] }.map { .unavailable(reason: $0) } ?? .available
    }

    public func close() async throws {}

    /// Why nothing can be changed, if so.
    var readOnlyReason: String? { availability(of: .changeIndexes).reason }

    /// Changes the contents for one of the store's own calls.
    func write<Result: Sendable>(
        _ body: (inout StoreContents) throws -> Result
    ) throws -> Result {
        try contents.withLock { contents in
            var changed = contents
            let result = try body(&changed)
            changed.token += 1
            contents = changed
            return result
        }
    }
}
