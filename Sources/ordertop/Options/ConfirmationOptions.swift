import ArgumentParser

/// The option of every command that changes something.
struct YesOption: ParsableArguments {
    @Flag(help: "Don't ask before changing something.")
    var yes = false
}

/// The options of commands that can show their plan and leave it at that.
struct ConfirmationOptions: ParsableArguments {
    @OptionGroup var answer: YesOption

    @Flag(name: .customLong("dry-run"), help: "Show what would be done and change nothing.")
    var dryRun = false
}
