import ArgumentParser

/// A command on a database.
protocol DatabaseCommand: AsyncParsableCommand {
    var common: CommonOptions { get }
}
