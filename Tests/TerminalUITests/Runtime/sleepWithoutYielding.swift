import Glibc

/// Blocks the thread for a millisecond, as badly behaved code does.
func sleepWithoutYielding() {
    usleep(1000)
}
