#ifndef ORDERTOP_CLIBPQ_H
#define ORDERTOP_CLIBPQ_H

#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
#include <sys/eventfd.h>

/// Loads PostgreSQL's client library, once; none of its functions may be called before this has succeeded.
///
/// Returns NULL when it is there, else why it isn't.
const char *ordertop_load_libpq(void);

/// A descriptor that becomes readable when something is written to it; -1 where there are too many. Swift's Glibc
/// doesn't import `sys/eventfd.h`.
static inline int ordertop_make_wake_descriptor(void) {
  return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

#endif
