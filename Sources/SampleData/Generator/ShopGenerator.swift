public import OrdersCore

/// Makes a shop from a plan and hands it to a loader piece by piece: memory stays flat however many orders there
/// are, apart from a few bytes per user and product.
public struct ShopGenerator: Sendable {
    public let plan: ShopPlan

    public init(_ plan: ShopPlan) {
        self.plan = plan
    }

    /// Makes everything and finishes the loader. Blocks; stops between two pieces when its task is cancelled.
    ///
    /// - Parameter progress: told after each piece, and by the loader while it finishes.
    /// - Throws: what the loader throws, or `CancellationError`; then the loader has been abandoned.
    public func generate(
        into loader: inout some BulkLoader, progress: (GenerationProgress) -> Void = { _ in }
    ) throws {
        do {
            try load(into: &loader, progress)
            try loader.finish { progress(GenerationProgress(.finishing($0), done: 0, total: 0)) }
        } catch {
            loader.abandon()
            throw error
        }
    }

    private func load(into loader: inout some BulkLoader, _ progress: (GenerationProgress) -> Void) throws {
        var userMaker = UserMaker(plan)
        try pieces(.users, plan.users, progress, { userMaker.next() }, { try loader.load($0) })
        var productMaker = ProductMaker(plan)
        var assortment = Assortment(plan)
        func nextProduct() -> Product {
            let made = productMaker.next()
            assortment.append(made)
            return made.product
        }
        try pieces(.products, plan.products, progress, nextProduct, { try loader.load($0) })
        let habits = UserHabits(plan)
        var orderMaker = OrderMaker(plan, habits: habits, assortment: assortment)
        try pieces(.orders, plan.orders, progress, { orderMaker.next() }, { try loader.load($0) })
        var viewMaker = ViewMaker(plan, habits: habits, assortment: assortment)
        try pieces(.views, plan.views, progress, { viewMaker.next() }, { try loader.load($0) })
    }

    /// Makes the rows of one kind and loads them ten thousand at a time.
    private func pieces<Row>(
        _ phase: GenerationProgress.Phase, _ total: Int, _ progress: (GenerationProgress) -> Void,
        _ next: () -> Row?, _ load: ([Row]) throws -> Void
    ) throws {
        var piece: [Row] = []
        var done = 0
        progress(GenerationProgress(phase, done: 0, total: total))
        while done < total {
            try Task.checkCancellation()
            piece.removeAll(keepingCapacity: true)
            let count = min(ShopGenerator.pieceSize, total - done)
            for _ in 0..<count { if let row = next() { piece.append(row) } }
            try load(piece)
            done += count
            progress(GenerationProgress(phase, done: done, total: total))
        }
    }

    static let pieceSize = 10_000
}
