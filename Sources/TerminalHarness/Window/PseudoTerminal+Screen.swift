/// What there is to see in the window.
extension PseudoTerminal {
    /// The screen as everything that was written since the start, or since the output was forgotten, has drawn it; in a
    /// window that had its first size all the time.
    public var screen: EmulatedScreen {
        var screen = EmulatedScreen(size: size)
        screen.write(outputBytes)
        return screen
    }

    /// Waits for a text on the screen.
    ///
    /// Throws a ``PseudoTerminalError`` with the screen when it doesn't come.
    public func waitForScreen(showing text: String, timeout: Duration = .seconds(60)) async throws {
        try await waitForScreen("no “\(text)”", timeout: timeout) { $0.contains { $0.contains(text) } }
    }

    /// Waits until the lines of the screen are as they should be.
    ///
    /// Throws a ``PseudoTerminalError`` with the screen when that doesn't come.
    ///
    /// - Parameter problem: what the error says is wrong.
    public func waitForScreen(
        _ problem: String, timeout: Duration = .seconds(60), where isReached: ([String]) -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + timeout
        while !isReached(screen.lines) {
            guard ContinuousClock.now < deadline else {
                throw PseudoTerminalError(
                    "\(problem) on the screen:\n\(screen.lines.joined(separator: "\n"))")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Waits until nothing has been written for a while, or the time is up.
    public func waitForCalm(
        _ calm: Duration = .milliseconds(15), atMost limit: Duration = .seconds(5)
    ) async throws {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            if let last = lastOutput, ContinuousClock.now - last > calm { return }
            try await Task.sleep(for: .milliseconds(3))
        }
    }
}
