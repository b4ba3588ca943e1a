/// The screen that several canvases draw on while a frame is made. Never leaves the drawing function, so
/// it needs no lock.
final class ScreenBuffer {
    var screen: Screen

    init(_ screen: Screen) {
        self.screen = screen
    }
}
