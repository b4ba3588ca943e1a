/// What the mouse did.
public struct MouseEvent: Hashable, Sendable {
    /// What happened.
    public enum Kind: Hashable, Sendable {
        /// A button went down.
        case press
        /// A button went up.
        case release
        /// The wheel turned away from the person.
        case scrollUp
        /// The wheel turned towards the person.
        case scrollDown
        /// A second click followed quickly at the same place.
        case doubleClick
    }

    /// Which button it was.
    public enum Button: Hashable, Sendable {
        /// The left one.
        case left
        /// The middle one.
        case middle
        /// The right one.
        case right
        /// None: the wheel.
        case none
    }

    /// The cell under the pointer.
    public var point: Point
    /// What happened.
    public var kind: Kind
    /// Which button it was.
    public var button: Button

    /// An event of the mouse.
    public init(point: Point, kind: Kind, button: Button = .left) {
        self.point = point
        self.kind = kind
        self.button = button
    }
}
