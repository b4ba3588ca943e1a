#include <libpq-fe.h>
#include <sys/eventfd.h>

/// A descriptor that becomes readable when something is written to it; -1 where there are too many. Swift's Glibc
/// doesn't import `sys/eventfd.h`.
static inline int ordertop_make_wake_descriptor(void) {
  return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}
