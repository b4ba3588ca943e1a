import ArgumentParser

/// `ordertop config example`: a configuration file to begin with.
struct ConfigExampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "example",
        abstract: "Print a configuration file with every setting and what it is for.",
        discussion: """
            Example:
              ordertop config example > config.yaml
            """)

    func run() async throws {
        try Console.standard.write(ConfigurationExample.text)
    }
}
