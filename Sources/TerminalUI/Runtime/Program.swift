import Glibc

/// Runs an application on a terminal: one loop that owns the state, takes up events and messages in the
/// order in which they come, and draws once when it has taken up all that was there.
public final class Program<App: Application>: Sendable {
    private let application: App
    private let terminal: any Terminal
    private let grace: Duration
    private let executor = LoopExecutor()
    private let inbox = Inbox<App.Message>()
    private let effects: EffectRunner<App.Message>

    /// How long the rest of a picture may wait: less than a screen's frame.
    private static var rest: Duration { .milliseconds(5) }

    /// A program that isn't running yet. Timers run on `clock`, by default the
    /// continuous one; at the end, effects that don't stop when
    /// they are cancelled are waited for no longer than `grace`.
    public init(
        application: App, terminal: any Terminal, clock: (any Clock<Duration>)? = nil,
        grace: Duration = .seconds(1)
    ) {
        self.application = application
        self.terminal = terminal
        self.grace = grace
        effects = EffectRunner(
            inbox: inbox, executor: executor, clock: clock ?? LoopClock(executor: executor))
    }

    /// Runs until the application quits, the terminal is gone or a signal asks for the end; returns when
    /// the terminal is restored. Runs once. Cancelling its task is like quitting.
    ///
    /// Throws what ``Terminal/start()`` throws.
    public func run() async throws(TerminalError) -> Exit {
        try await withTaskExecutorPreference(executor) { () throws(TerminalError) -> Exit in
            defer { inbox.close() }
            let (size, events) = try terminal.start()
            let listening = listen(to: events)
            let exit = await serve(size)
            inbox.close()
            listening.cancel()
            await effects.stop(within: grace)
            await terminal.close()
            return exit
        }
    }

    /// Returns when everything sent so far has been taken up and drawn, and no effect is running. Timers
    /// don't count. For tests, which need no sleeps with it.
    public func settle() async {
        repeat {
            await executor.barrier()
            await inbox.settle()
            await executor.barrier()
        } while !inbox.isSettled
    }

    private func listen(to events: AsyncStream<TerminalEvent>) -> Task<Void, Never> {
        Task(executorPreference: executor) { [inbox] in
            for await event in events { inbox.add(.event(event)) }
            inbox.add(.event(.hangUp))
        }
    }

    private func serve(_ size: Size) async -> Exit {
        var (stage, firstEffects) = Stage.open(application, size: size)
        present(stage.draw(glyphs: terminal.glyphs))
        // What an item leads to begins after the drawing, or before the next item, which it may cancel: on a busy machine
        // the new work would take the processor, and the answer to a key would have to wait for it.
        var effects = firstEffects
        while true {
            if let exit = perform(effects) { return exit }
            effects = []
            let items = await inbox.next()
            guard let last = items.last else { return .quit }
            for item in items {
                if let exit = perform(effects) { return exit }
                switch item {
                case .event(.hangUp): return .hangUp
                case .event(.terminate(let signal)): return .signal(signal)
                case .event(let event): effects = stage.handle(event)
                case .message(let message, _): effects = inbox.counts(item) ? stage.handle(message) : []
                case .restDue: effects = []
                }
            }
            draw(&stage, after: last)
        }
    }

    private func draw(_ stage: inout Stage<App>, after last: InboxItem<App.Message>) {
        switch last {
        case .event(.key) where answer(&stage): break
        case .restDue where stage.isWhole: break
        default: present(stage.draw(glyphs: terminal.glyphs))
        }
    }

    /// Shows what answers a key, and leaves the rest for a moment later, or for when something else happens: a few
    /// milliseconds in which the terminal has the processor. False where that isn't enough of a picture.
    private func answer(_ stage: inout Stage<App>) -> Bool {
        let wasWhole = stage.isWhole
        guard let screen = stage.drawForeground(glyphs: terminal.glyphs) else { return false }
        terminal.present(screen)
        // Where both threads share a processor the terminal's would otherwise wait for what begins now.
        sched_yield()
        guard wasWhole else { return true }
        inbox.runStarted()
        executor.after(Self.rest) { [inbox] in
            inbox.add(.restDue)
            inbox.runEnded()
        }
        return true
    }

    private func present(_ screen: Screen?) {
        if let screen { terminal.present(screen) }
    }

    private func perform(_ list: [Effect<App.Message>]) -> Exit? {
        for effect in list {
            switch effect.kind {
            case .run(let id, let priority, let operation): effects.run(id, priority, operation)
            case .after(let duration, let id, let message): effects.after(duration, id, message)
            case .cancel(let id): effects.cancel(id)
            case .cancelAll: effects.cancelAll()
            case .copy(let text): terminal.copyToClipboard(text)
            case .mouse(let enabled): terminal.setMouse(enabled)
            case .suspend: terminal.suspend()
            case .quit: return .quit
            }
        }
        return nil
    }
}
