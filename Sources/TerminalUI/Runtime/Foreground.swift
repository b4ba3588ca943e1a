/// The part of a picture in which a person looks for the answer to a key.
public struct Foreground {
    /// Where it stands.
    let frame: Rect
    /// Draws it on a canvas of the frame's size.
    let draw: (Canvas) -> Void

    /// A part that fills `frame`. While that stays the same, so does the place of everything else.
    public init(_ frame: Rect, draw: @escaping (Canvas) -> Void) {
        self.frame = frame
        self.draw = draw
    }
}
