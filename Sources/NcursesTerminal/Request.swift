/// What the terminal's thread is asked to do.
enum Request: Sendable {
    case copy(String)
    case mouse(Bool)
    case resize
    case suspend(wholeGroup: Bool)
    case resume
    case close
}
