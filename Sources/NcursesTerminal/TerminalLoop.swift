internal import CNcurses
import TerminalUI

/// What the terminal's thread does: waits for keys and for notes in the mailbox, and draws. It sleeps in
/// between; nothing wakes it by the clock but a paste without end.
final class TerminalLoop {
    typealias Feed = AsyncStream<TerminalEvent>.Continuation

    let device: Device
    let display: Display
    private let input: InputReader
    private let mailbox: Mailbox
    let feed: Feed
    var waiting: Screen?
    private var isOver = false
    var isGone = false
    private var emptyReads = 0
    var lastResumed: ContinuousClock.Instant?

    init(device: Device, input: InputReader, display: Display, mailbox: Mailbox, feed: Feed) {
        self.device = device
        self.input = input
        self.display = display
        self.mailbox = mailbox
        self.feed = feed
    }

    var size: Size { display.size }

    /// Takes over the size of the window; before, ncurses has the one of the terminal description.
    func adoptWindowSize() {
        guard let size = device.windowSize, size != display.size else { return }
        display.resize(size)
    }

    /// Returns when the terminal was closed and is restored.
    func run() {
        while !isOver {
            wait()
            takeMail()
            drawWaiting()
        }
        leave()
    }

    /// Takes over the ground that the terminal is on only if the terminal tells; nothing waits for that.
    func askForGround() {
        guard display.wantsGround, device.answersQuestions else { return }
        input.expectAnswer()
        device.askForGround()
    }

    /// Gives the tty back, without an answer in it that is still on its way.
    func leave() {
        if !isGone { input.swallowAnswer() }
        device.leave()
    }

    private func wait() {
        var watched = [
            pollfd(isGone ? -1 : Device.input),
            pollfd(mailbox.descriptor),
            pollfd(device.output.isEmpty || isGone ? -1 : device.output.descriptor, events: POLLOUT),
        ]
        let count = poll(&watched, nfds_t(watched.count), input.patience)
        if count > 0, watched[0].revents != 0 { readInput(Int32(watched[0].revents)) }
        send(input.giveUp())
    }

    /// A tty whose other end is gone is always readable and has nothing to read.
    private func readInput(_ events: Int32) {
        emptyReads = cn_readable_bytes(Device.input) > 0 ? 0 : emptyReads + 1
        guard events & (POLLHUP | POLLERR | POLLNVAL) == 0, emptyReads < 3 else { return hangUp() }
        send(input.read())
        if let ground = input.takeGround() {
            display.adopt(ground)
            waiting = waiting ?? display.last
        }
    }

    private func hangUp() {
        isGone = true
        feed.yield(.hangUp)
    }

    private func send(_ events: [TerminalEvent]) {
        for event in events { feed.yield(event) }
    }

    private func takeMail() {
        let mail = mailbox.take()
        waiting = mail.screen ?? waiting
        for request in mail.requests { handle(request) }
    }

    private func handle(_ request: Request) {
        switch request {
        case .copy(let text): device.copy(text)
        case .mouse(let enabled): device.setMouse(enabled)
        case .resize: resize()
        case .suspend(let wholeGroup): suspend(wholeGroup: wholeGroup)
        case .resume: continueAfterStop()
        case .close: isOver = true
        }
    }

    /// A terminal that still has the last frame to take is waited for: then the newest is drawn, and those
    /// between are left out.
    private func drawWaiting() {
        guard !isOver, !isGone else { return }
        device.output.send()
        guard device.output.isEmpty, let screen = waiting else { return }
        waiting = nil
        display.draw(screen)
        device.output.send()
    }
}
