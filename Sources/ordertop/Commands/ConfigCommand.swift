import ArgumentParser

/// `ordertop config …`: a person's own settings.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show the configuration, and where each value comes from.",
        discussion: """
            Without a subcommand: show. Options win over variables of the environment, those over the configuration \
            file, $XDG_CONFIG_HOME/ordertop/config.yaml or ~/.config/ordertop/config.yaml. A mistake in the file or in a \
            variable ends every command on a database with 64 before it does anything.

            Examples:
              ordertop config
              ordertop config --format json
              mkdir -p ~/.config/ordertop && ordertop config example > ~/.config/ordertop/config.yaml
              ordertop config keys
            """,
        subcommands: [
            ConfigShowCommand.self, ConfigPathCommand.self, ConfigExampleCommand.self, ConfigKeysCommand.self,
        ],
        defaultSubcommand: ConfigShowCommand.self)
}
