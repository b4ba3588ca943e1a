/// Whoever read stdout has seen enough (`| head`): no failure, only the end.
struct OutputClosed: Error {}
