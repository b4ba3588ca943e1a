import OrdersCore
import TerminalUI

/// What a pane or a dialog hears of the world around it.
enum PartEvent: Sendable {
    /// It is there: time to ask for what it shows.
    case appeared
    /// The database has changed, by whomever: what is shown may be old. Nothing need be asked yet.
    case storeChanged
    /// Time to ask again, if anything is old enough to be worth it.
    case refreshDue
    /// The person wants it fresh now.
    case refreshForced
    /// Another user is looked at.
    case userSelected(User)
    /// A job got on, or was asked something. The context has the jobs.
    case jobsChanged
    /// A key for moving in a list.
    case moved(ListMove)
    /// The wheel turned by so many rows, downwards when positive.
    case scrolled(Int)
    /// A click at a place of its canvas.
    case clicked(Point)
    /// A second click at the same place.
    case doubleClicked(Point)
    /// What a person does with a list.
    case list(ListCommand)
    /// A key that belongs to what is being typed.
    case typed(Key)
    /// Text was pasted, in one piece.
    case pasted(String)

    /// Whether it gives a pane the focus.
    var isClick: Bool {
        switch self {
        case .clicked, .doubleClicked: true
        default: false
        }
    }
}
