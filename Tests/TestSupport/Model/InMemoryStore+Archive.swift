public import OrdersCore

extension InMemoryStore: OrderArchive {
    public func archivePlace() async throws -> ArchivePlace { .table }

    public func keepArchive(in place: ArchivePlace) async throws {
        guard place != .table else { return }
        throw OrdersError(.unsupported, "A store in memory has no files.")
    }

    /// Its batches are never left half done.
    public func finishBatch(for checkpoint: JobCheckpoint) async throws -> Int { 0 }

    public func archiveStatus(policy: ArchivePolicy, at now: Instant) async throws -> ArchiveStatus {
        try await control.enter(.archiveStatus)
        let contents = snapshot
        let (cutoff, eligible) = (policy.cutoff(at: now), policy.selection(at: now))
        return ArchiveStatus(
            main: .init(contents.shownOrders(in: .main)), archive: .init(contents.shownOrders(in: .archive)),
            eligibleRows: Int64(contents.orders.count(where: eligible.contains)),
            flaggedRows: Int64(contents.orders.count(where: contents.isFlagged)), cutoff: cutoff)
    }

    public func ordersPerMonth() async throws -> [MonthCount] {
        try await control.enter(.ordersPerMonth)
        let contents = snapshot
        let main = Dictionary(grouping: contents.shownOrders(in: .main), by: \.month).mapValues(\.count)
        let archive = Dictionary(grouping: contents.shownOrders(in: .archive), by: \.month)
            .mapValues(\.count)
        let months = Set(main.keys).union(archive.keys)
        guard let first = months.min(), let last = months.max() else { return [] }
        return (first...last).map { month in
            MonthCount(
                year: month / 12, month: month % 12 + 1, main: Int64(main[month] ?? 0),
                archive: Int64(archive[month] ?? 0))
        }
    }

    public func previewMove(
        of selection: ArchiveSelection, into place: ArchivePlace?
    ) async throws -> ArchivePreview {
        try await control.enter(.previewMove)
        let contents = snapshot
        let orders = contents.orders(in: selection.source)
        let flagged = contents.orders.filter { contents.isFlagged($0) && selection.contains($0) }
        let selected = orders.filter(selection.contains) + (selection.direction == .restore ? flagged : [])
        let rows = min(Int64(selected.count), selection.limit ?? .max)
        return ArchivePreview(
            selection: selection, rows: rows, flaggedRows: Int64(flagged.count),
            oldest: selected.map(\.createdAt).min(),
            newest: selected.map(\.createdAt).max(), heldBack: selection.heldBack(orders),
            statements: (selection.flagsFirst
                ? ["INSERT INTO \"ordertop_flagged\" SELECT … FROM \"orders\" WHERE \"id\" IN (…)"] : []) + [
                    "INSERT INTO \"orders_archive\" SELECT … FROM \"orders\" WHERE \"id\" IN (…)",
                    "DELETE FROM \"orders\" WHERE \"id\" IN (…)",
                ],
            obstacles: [
                readOnlyReason, selection.flagsFirst ? availability(of: .flagOrders).reason : nil,
            ].compactMap(\.self) + (rows == 0 ? ["No order is eligible."] : []))
    }

    public func heldOrders(in selection: ArchiveSelection, limit: Int) async throws -> [HeldOrder] {
        try await control.enter(.heldOrders)
        let held = snapshot.orders(in: selection.source).filter {
            selection.isAskedFor($0) && !selection.contains($0)
        }
        return held.sorted { $0.id < $1.id }.prefix(limit).map {
            HeldOrder(order: $0, reasons: ["their status is \($0.status ?? "")"])
        }
    }

    public func prepareMove(_ checkpoint: JobCheckpoint) async throws {
        try await control.enter(.prepareMove)
    }

    public func orderIDs(
        in selection: ArchiveSelection, after id: Order.ID?, limit: Int
    ) async throws -> [Order.ID] {
        try await control.enter(.orderIDs)
        let ids = snapshot.orders(in: selection.source).filter(selection.contains).map(\.id)
        return Array(ids.filter { other in id.map { other > $0 } ?? true }.sorted().prefix(max(0, limit)))
    }

    public func move(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try await control.enter(.move, "\(batch.orderIDs.count)")
        try requireWritable()
        return try write { contents in
            let wanted = Set(batch.orderIDs)
            let selection = batch.selection
            let moving = contents.orders(in: selection.source).filter {
                wanted.contains($0.id) && selection.contains($0)
            }
            let ids = Set(moving.map(\.id))
            let isArchiving = selection.direction == .archive
            let target = isArchiving ? contents.archived : contents.orders
            // An equal copy that an interrupted move left behind does no harm.
            guard target.allSatisfy({ !ids.contains($0.id) || moving.contains($0) }) else {
                throw OrdersError(
                    .verificationFailed, "An order of that id with other content is in the target.")
            }
            let new = moving.filter { !target.contains($0) }
            let job = batch.checkpoint.jobID
            let before = contents.ledger[job] ?? MonthlyDigests()
            if isArchiving {
                contents.orders.removeAll { ids.contains($0.id) }
                contents.archived += new
                contents.ledger[job] = before + MonthlyDigests(new)
            } else {
                contents.archived.removeAll { ids.contains($0.id) }
                contents.orders += new
                contents.ledger[job] = before + -MonthlyDigests(moving)
            }
            for id in wanted { contents.flags[id] = nil }
            try contents.checkpoint(batch.checkpoint, addingRows: Int64(moving.count))
            return ArchiveBatchOutcome(
                moved: moving.count, heldBack: batch.orderIDs.count - moving.count,
                lockHeld: .microseconds(2_200))
        }
    }

    public func probeWriterStall() async throws -> Duration { .microseconds(1) }

    /// What is in memory takes no space that could be given back.
    public func giveBackSpace(_ step: SpaceStep) async throws -> SpaceOutcome {
        try await control.enter(.giveBackSpace)
        return SpaceOutcome(bytes: 0, lockHeld: .zero, isFinished: true)
    }

    public func verifyArchive() async throws -> ArchiveVerification {
        try await control.enter(.verifyArchive)
        let contents = snapshot
        let main = Set(contents.orders.map(\.id))
        return ArchiveVerification(
            archive: MonthlyDigests(contents.archived),
            ledger: contents.ledger.values.reduce(MonthlyDigests(), +),
            rowsInBoth: Int64(contents.archived.count { main.contains($0.id) }))
    }
}

extension ArchiveSelection {
    var source: OrderPlace { direction == .archive ? .main : .archive }

    func contains(_ order: Order) -> Bool {
        isAskedFor(order) && !(order.status.map(keptStatuses.contains) ?? false)
    }

    /// Whether the order is of the dates and ids that are asked for.
    func isAskedFor(_ order: Order) -> Bool {
        (from.map { order.createdAt >= $0 } ?? true) && (until.map { order.createdAt < $0 } ?? true)
            && (orderIDs.map { $0.contains(order.id) } ?? true)
    }
}

extension ArchiveSelection {
    fileprivate func heldBack(_ orders: [Order]) -> [HeldBack] {
        keptStatuses.compactMap { status in
            let rows = orders.count { isAskedFor($0) && $0.status == status }
            return rows > 0 ? HeldBack(rows: Int64(rows), reason: "their status is \(status)") : nil
        }
    }
}

extension Order {
    /// Months since year 0.
    fileprivate var month: Int {
        let date = createdAt.date
        return date.year * 12 + date.month - 1
    }
}

extension ArchiveStatus.Holding {
    fileprivate init(_ orders: [Order]) {
        self.init(
            rows: Int64(orders.count), bytes: Int64(orders.count) * 100,
            oldest: orders.map(\.createdAt).min(), newest: orders.map(\.createdAt).max())
    }
}
