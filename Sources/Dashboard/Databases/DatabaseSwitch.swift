import OrdersCore

/// The way to another database.
struct DatabaseSwitch: Sendable {
    let choice: DatabaseChoice
    /// What becomes of the jobs that run here; nil where none did when the person chose.
    let jobs: QuitChoice?
    /// The other database, once it is open.
    var environment: DashboardEnvironment?
    /// Whether nothing holds the dashboard here any more.
    var isDue = false

    /// Where to go now, if it is time.
    var destination: DashboardEnvironment? { isDue ? environment : nil }
}
