/// Folds in the background, for as long as a program with the right to write is open: takes in what the
/// triggers noted, and lets expired orders leave. Reports are exact without it; it keeps them fast.
public struct TotalsKeeper: Sendable {
    private let totals: any LiveTotals
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Instant

    public init(
        totals: any LiveTotals, now: @escaping @Sendable () -> Instant,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.totals = totals
        self.now = now
        self.clock = clock
    }

    /// Runs until its task is cancelled.
    public func run() async {
        var pacing = KeeperPacing()
        while !Task.isCancelled {
            let event = await work(pacing.next(at: now()))
            try? await clock.sleep(for: pacing.next(after: event))
        }
    }

    private func work(_ batch: TotalsBatch) async -> KeeperPacing.Event {
        do {
            return .folded(try await totals.foldTotals(batch))
        } catch let error as OrdersError where error.code == .verificationFailed {
            return await mend()
        } catch let error as OrdersError where error.code == .busy {
            return .busy
        } catch {
            return .unavailable
        }
    }

    /// Doubtful totals are verified, which is how they come to be trusted again. Broken ones stay as they are.
    private func mend() async -> KeeperPacing.Event {
        guard let status = try? await totals.totalsStatus(at: now()),
            case .doubtful = status.condition,
            let verification = try? await totals.verifyTotals(at: now()), verification.isExact
        else { return .unavailable }
        return .busy
    }
}
