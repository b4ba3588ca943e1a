/// The answer to the question what becomes of the jobs when the program ends.
enum QuitChoice: Hashable, Sendable {
    case pauseJobs
    case leaveRunning
    case atOnce
}
