import ArgumentParser
import Foundation

/// `ordertop config path`: where the configuration file is, or would be.
struct ConfigPathCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path",
        abstract: "Print where the configuration file is looked for.",
        discussion: """
            Example:
              ordertop config path
            """)

    func run() async throws {
        let file = ConfigurationFile(ProcessInfo.processInfo)
        try Console.standard.write(file.path + "\n")
        guard !file.exists else { return }
        Console.standard.say("There is no such file yet; `ordertop config example` prints one to begin with.")
    }
}
