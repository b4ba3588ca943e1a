import OrdersCore

/// How the program ends while jobs run here.
struct Ending: Hashable, Sendable {
    /// Whether another process goes on with the jobs.
    let handsOver: Bool
    /// The jobs that another process shall go on with.
    var waiting: Set<JobID> = []
    /// Whether the other processes are being started.
    var isHandingOver = false
}
