// PostgreSQL's client library, loaded when the first server is named. Linked, it would bring 20 libraries with it (TLS,
// Kerberos, LDAP) into the memory and the start of everybody who looks at a file, and ordertop wouldn't start without it.

#include "CLibpq.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

// The functions that ordertop calls, with their parameters and the arguments that are passed on. The compiler holds them
// against libpq's own declarations.
#define FUNCTIONS(VALUE, VOID) \
  VALUE(int, PQbackendPID, (const PGconn *conn), (conn)) \
  VALUE(int, PQcancel, (PGcancel *cancel, char *errbuf, int errbufsize), (cancel, errbuf, errbufsize)) \
  VOID(PQclear, (PGresult *res), (res)) \
  VALUE(char *, PQcmdTuples, (PGresult *res), (res)) \
  VALUE(PostgresPollingStatusType, PQconnectPoll, (PGconn *conn), (conn)) \
  VALUE(PGconn *, PQconnectStartParams, (const char *const *keywords, const char *const *values, int expand_dbname), (keywords, values, expand_dbname)) \
  VOID(PQconninfoFree, (PQconninfoOption *connOptions), (connOptions)) \
  VALUE(PQconninfoOption *, PQconninfoParse, (const char *conninfo, char **errmsg), (conninfo, errmsg)) \
  VALUE(int, PQconsumeInput, (PGconn *conn), (conn)) \
  VALUE(char *, PQerrorMessage, (const PGconn *conn), (conn)) \
  VOID(PQfinish, (PGconn *conn), (conn)) \
  VALUE(int, PQflush, (PGconn *conn), (conn)) \
  VOID(PQfreeCancel, (PGcancel *cancel), (cancel)) \
  VOID(PQfreemem, (void *ptr), (ptr)) \
  VALUE(Oid, PQftype, (const PGresult *res, int field_num), (res, field_num)) \
  VALUE(PGcancel *, PQgetCancel, (PGconn *conn), (conn)) \
  VALUE(int, PQgetCopyData, (PGconn *conn, char **buffer, int async), (conn, buffer, async)) \
  VALUE(PGresult *, PQgetResult, (PGconn *conn), (conn)) \
  VALUE(int, PQgetisnull, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num)) \
  VALUE(int, PQgetlength, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num)) \
  VALUE(char *, PQgetvalue, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num)) \
  VALUE(int, PQisBusy, (PGconn *conn), (conn)) \
  VALUE(int, PQnfields, (const PGresult *res), (res)) \
  VALUE(int, PQntuples, (const PGresult *res), (res)) \
  VALUE(int, PQputCopyData, (PGconn *conn, const char *buffer, int nbytes), (conn, buffer, nbytes)) \
  VALUE(int, PQputCopyEnd, (PGconn *conn, const char *errormsg), (conn, errormsg)) \
  VALUE(char *, PQresultErrorField, (const PGresult *res, int fieldcode), (res, fieldcode)) \
  VALUE(ExecStatusType, PQresultStatus, (const PGresult *res), (res)) \
  VALUE(int, PQsendPrepare, (PGconn *conn, const char *stmtName, const char *query, int nParams, const Oid *paramTypes), (conn, stmtName, query, nParams, paramTypes)) \
  VALUE(int, PQsendQuery, (PGconn *conn, const char *query), (conn, query)) \
  VALUE(int, PQsendQueryParams, (PGconn *conn, const char *command, int nParams, const Oid *paramTypes, const char *const *paramValues, const int *paramLengths, const int *paramFormats, int resultFormat), (conn, command, nParams, paramTypes, paramValues, paramLengths, paramFormats, resultFormat)) \
  VALUE(int, PQsendQueryPrepared, (PGconn *conn, const char *stmtName, int nParams, const char *const *paramValues, const int *paramLengths, const int *paramFormats, int resultFormat), (conn, stmtName, nParams, paramValues, paramLengths, paramFormats, resultFormat)) \
  VALUE(int, PQserverVersion, (const PGconn *conn), (conn)) \
  VALUE(PQnoticeProcessor, PQsetNoticeProcessor, (PGconn *conn, PQnoticeProcessor proc, void *arg), (conn, proc, arg)) \
  VALUE(int, PQsocket, (const PGconn *conn), (conn)) \
  VALUE(ConnStatusType, PQstatus, (const PGconn *conn), (conn)) \
  VALUE(PGTransactionStatusType, PQtransactionStatus, (const PGconn *conn), (conn))

#define POINTER_VALUE(type, name, parameters, arguments) static type (*loaded_##name) parameters;
#define POINTER_VOID(name, parameters, arguments) static void (*loaded_##name) parameters;
FUNCTIONS(POINTER_VALUE, POINTER_VOID)

#define PASS_VALUE(type, name, parameters, arguments) \
  type name parameters { return loaded_##name arguments; }
#define PASS_VOID(name, parameters, arguments) \
  void name parameters { loaded_##name arguments; }
FUNCTIONS(PASS_VALUE, PASS_VOID)

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *problem = NULL;

static void *find(void *library, const char *name) {
  void *function = dlsym(library, name);
  if (function == NULL && problem == NULL) problem = dlerror();
  return function;
}

static void load(void) {
  // Its calls to its own functions must not come here: DEEPBIND has it look into itself first.
  void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
  if (library == NULL) {
    problem = dlerror();
    return;
  }
#define FIND_VALUE(type, name, parameters, arguments) \
  loaded_##name = (type(*) parameters)find(library, #name);
#define FIND_VOID(name, parameters, arguments) \
  loaded_##name = (void(*) parameters)find(library, #name);
  FUNCTIONS(FIND_VALUE, FIND_VOID)
}

const char *ordertop_load_libpq(void) {
  pthread_once(&once, load);
  return problem;
}
