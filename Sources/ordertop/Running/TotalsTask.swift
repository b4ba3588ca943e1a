import OrdersCore

/// What `totals enable` has to do, decided from what is there.
enum TotalsTask: Hashable, Sendable {
    case build
    /// Go on with a build that was paused or interrupted.
    case resume(JobRecord)
    /// Find out whether doubtful totals are right.
    case verify
    /// Count in what waits.
    case fold
    case nothing

    init(status: TotalsStatus, unfinishedBuild: JobRecord?, isRebuilding: Bool) {
        if isRebuilding {
            self = .build
        } else if let unfinishedBuild {
            self = .resume(unfinishedBuild)
        } else {
            self.init(status)
        }
    }

    private init(_ status: TotalsStatus) {
        switch status.condition {
        case .absent, .building, .broken: self = .build
        case .doubtful: self = .verify
        case .ready: self = status.pendingRows > 0 ? .fold : .nothing
        }
    }
}
