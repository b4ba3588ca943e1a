/// Which database a command works on where the command line names none.
enum UnnamedDatabase {
    /// That of the environment, else of the configuration file, else the demo's.
    case configured
    /// That of the environment, else the demo's: for what writes made-up orders.
    case ofEnvironment
    /// The demo's.
    case demo
}
