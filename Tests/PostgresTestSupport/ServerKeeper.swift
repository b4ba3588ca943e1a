import Foundation
import Synchronization

/// A shell that starts a server, and stops it and removes its folder when this process lets go of it or is gone: it waits
/// for the end of its standard input.
final class ServerKeeper: Sendable {
    let folder: String
    private let input: Int32
    private let process: pid_t
    private let hasEnded = Atomic(false)

    init(settings: [String], replaying primary: String?) throws {
        var template = Array((NSTemporaryDirectory() + "/ordertop-pg-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw ServerError("no temporary folder can be made")
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            .replacingOccurrences(of: "//", with: "/")
        try Self.handOver(folder)
        let lines = Self.settings(folder) + settings
        try lines.joined(separator: "\n").write(
            toFile: folder + "/settings.conf", atomically: false, encoding: .utf8)
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw ServerError("no pipe can be made") }
        // No other program that a test starts may keep the server alive.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        input = ends[1]
        process = try Self.spawn(
            ["/bin/sh", "-c", Self.script, "sh", Self.programs, folder, primary ?? "", Self.user],
            input: ends[0])
        Foundation.close(ends[0])
        try waitUntilReady()
    }

    deinit { end() }

    func end() {
        // Once: the number may be another file's by now.
        guard !hasEnded.exchange(true, ordering: .relaxed) else { return }
        Foundation.close(input)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    func control(_ words: String) throws {
        let line = "\(Self.programs)/pg_ctl -D \(folder)/data -w \(words) >> \(folder)/control.log 2>&1"
        do {
            try Self.run(["/bin/sh", "-c", Self.asUser(line)])
        } catch {
            let logs = ["control.log", "server.log"].map {
                (try? String(contentsOfFile: folder + "/" + $0, encoding: .utf8)) ?? ""
            }
            throw ServerError("\(error) \(logs.map { $0.suffix(600) })")
        }
    }

    /// Sends a signal to the server's first process and to its children, which are the sessions and the helpers.
    func signal(_ number: Int32) throws {
        let parent = try processID()
        kill(parent, number)
        let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }
        for process in processes where try Self.parent(of: process) == parent { kill(process, number) }
    }

    /// The fourth field of `/proc/PID/stat`; the second, a name in parentheses, may hold blanks.
    private static func parent(of process: pid_t) throws -> pid_t? {
        let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return stat?.split(separator: ")").last?.split(separator: " ").dropFirst().first.flatMap { pid_t($0) }
    }

    func processID() throws -> pid_t {
        let text = try String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
        guard let number = text.split(separator: "\n").first.flatMap({ pid_t($0) }) else {
            throw ServerError("the server's process isn't known")
        }
        return number
    }

    /// No durability and little memory: a test's server lives for minutes. It can be replicated.
    private static func settings(_ folder: String) -> [String] {
        [
            "listen_addresses = ''", "unix_socket_directories = '\(folder)'",
            "unix_socket_permissions = 0777",
            "fsync = off", "full_page_writes = off", "synchronous_commit = off", "shared_buffers = 64MB",
            "max_connections = 300", "wal_level = replica", "max_wal_senders = 8", "hot_standby = on",
            "max_wal_size = 512MB", "autovacuum = on", "wal_keep_size = 256MB",
            "jit = off", "max_prepared_transactions = 0",
        ]
    }

    /// 1: programs, 2: folder, 3: the primary's folder or nothing, 4: user to become or nothing.
    private static let script = """
        set -u
        run() { if [ -n "$user" ]; then setpriv --reuid "$user" --regid "$user" --init-groups -- "$@"; else "$@"; fi; }
        programs=$1; folder=$2; primary=$3; user=$4
        export LC_ALL=C.UTF-8 HOME="$folder"
        cd "$folder"
        if [ -n "$primary" ]; then
          run "$programs/pg_basebackup" -h "$primary" -U postgres -D "$folder/data" -R -X stream -c fast > start.log 2>&1
        else
          run "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --no-sync > start.log 2>&1
        fi || { echo failed > failed; exit 1; }
        echo "include '$folder/settings.conf'" >> data/postgresql.conf
        run "$programs/pg_ctl" -D "$folder/data" -w -l server.log start >> start.log 2>&1 || { echo failed > failed; exit 1; }
        echo ready > ready
        cat > /dev/null
        run "$programs/pg_ctl" -D "$folder/data" -m immediate stop > /dev/null 2>&1
        # A server that a test has stopped with SIGSTOP.
        pid=$(head -n 1 data/postmaster.pid 2> /dev/null) && kill -KILL "$pid" 2> /dev/null
        cd /
        rm -rf "$folder"
        """

    private func waitUntilReady() throws {
        // Polled, because a folder is all that both sides share.
        for _ in 0..<6_000 {
            if access(folder + "/ready", F_OK) == 0 { return }
            if access(folder + "/failed", F_OK) == 0 { break }
            usleep(10_000)
        }
        let log = (try? String(contentsOfFile: folder + "/start.log", encoding: .utf8)) ?? ""
        throw ServerError("PostgreSQL doesn't start: \(log.suffix(500))")
    }

    /// The newest of Debian's versions.
    private static let programs: String = {
        let base = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
        return "\(base)/\(versions.compactMap { Int($0) }.max() ?? 15)/bin"
    }()

    /// The server refuses to run as root.
    private static let user = geteuid() == 0 ? "postgres" : ""

    private static func asUser(_ line: String) -> String {
        user.isEmpty ? line : "setpriv --reuid \(user) --regid \(user) --init-groups -- sh -c \"\(line)\""
    }

    private static func handOver(_ folder: String) throws {
        chmod(folder, 0o755)
        guard !user.isEmpty, let entry = getpwnam(user) else { return }
        guard chown(folder, entry.pointee.pw_uid, entry.pointee.pw_gid) == 0 else {
            throw ServerError("the folder can't be given to \(user)")
        }
    }

    private static func run(_ words: [String]) throws {
        let process = try spawn(words, input: nil)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw ServerError("\(words.last ?? "") failed with \(status)") }
    }

    private static func spawn(_ words: [String], input: Int32?) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        for stream in [Int32(1), 2] {
            posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
        }
        // A Ctrl-C is for the tests; the server ends when they do.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var arguments = words.map { strdup($0) } + [nil]
        defer { for word in arguments { free(word) } }
        var process = pid_t()
        let error = posix_spawn(&process, words[0], &actions, &attributes, &arguments, environ)
        guard error == 0 else { throw ServerError("\(words[0]) can't be started") }
        return process
    }
}
