/// A program between this one and the terminal that sequences must get through.
enum Multiplexer: Hashable, Sendable {
    case tmux
    case screen

    /// The one that this process runs in, by what they put into the environment; nil: none.
    init?(environment: [String: String]) {
        if environment["TMUX"] != nil {
            self = .tmux
        } else if environment["STY"] != nil {
            self = .screen
        } else {
            return nil
        }
    }
}
