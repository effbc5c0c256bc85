/*
 * Loaded into a process by LD_PRELOAD: stands between it and the C library for everything that changes files under one
 * folder. It writes down in order what was done to them (DRAGOMAN_JOURNAL), so that a power cut at any moment can be
 * simulated, and makes writes fail (DRAGOMAN_FAULT: a file whose first byte says how). What the process says on its
 * standard output is written down too, so that it is known what was acknowledged when.
 *
 * A record: kind (1 byte), file (4 bytes), offset (8), length (8), all little-endian, then `length` bytes. A file is known
 * by a number of its own. Kinds:
 *   W write · T truncate to `offset` · S sync · N a file is opened for the first time, its path follows, `offset` 1 when
 *   it was created by that, 2 when it is a folder · U unlink, R rename: path, for R a zero byte and the new path · A output ·
 *   X something that this cannot follow
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define WHOLE (2 * PATH_MAX)
#define MOST_FILES 4096
#define MOST_DESCRIPTORS 4096

struct known { dev_t device; ino_t inode; int gone; };
static struct known files[MOST_FILES];
static int file_count;
static int file_of[MOST_DESCRIPTORS]; /* number of the file + 1, by descriptor */
static int journal = -1;
static volatile const char *fault;
static char folder[PATH_MAX];
static size_t folder_length;
static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

static void put(const void *data, size_t length) {
  const char *at = data;
  while (length > 0) {
    long done = syscall(SYS_write, journal, at, length);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) abort();
    at += done;
    length -= done;
  }
}

static void record(char kind, uint32_t file, uint64_t offset, const void *data, uint64_t length) {
  if (journal < 0) return;
  int kept = errno;
  char head[21];
  head[0] = kind;
  memcpy(head + 1, &file, 4);
  memcpy(head + 5, &offset, 8);
  memcpy(head + 13, &length, 8);
  put(head, sizeof head);
  if (length > 0) put(data, length);
  errno = kept;
}

__attribute__((constructor)) static void begin(void) {
  const char *under = getenv("DRAGOMAN_FOLDER");
  const char *journal_path = getenv("DRAGOMAN_JOURNAL");
  const char *fault_path = getenv("DRAGOMAN_FAULT");
  if (!under) return;
  if (!realpath(under, folder)) abort();
  folder_length = strlen(folder);
  if (journal_path) {
    int opened = syscall(SYS_openat, AT_FDCWD, journal_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (opened < 0) abort();
    /* Out of the way of whoever counts descriptors. */
    journal = fcntl(opened, F_DUPFD_CLOEXEC, 900);
    syscall(SYS_close, opened);
  }
  if (fault_path) {
    int opened = syscall(SYS_openat, AT_FDCWD, fault_path, O_RDONLY | O_CLOEXEC, 0);
    if (opened < 0) abort();
    fault = mmap(NULL, 1, PROT_READ, MAP_SHARED, opened, 0);
    syscall(SYS_close, opened);
    if (fault == MAP_FAILED) abort();
  }
}

/* The error that changes under the folder are to meet now; 0 when none. */
static int fault_now(void) {
  switch (fault ? *fault : '-') {
    case 'F': return ENOSPC;
    case 'R': return EROFS;
    case 'I': return EIO;
    default: return 0;
  }
}

static int is_under(const char *path, char *whole) {
  if (folder_length == 0 || !path) return 0;
  char start[PATH_MAX];
  if (path[0] == '/') snprintf(whole, WHOLE, "%s", path);
  else snprintf(whole, WHOLE, "%s/%s", getcwd(start, sizeof start) ? start : "", path);
  return strncmp(whole, folder, folder_length) == 0 && (whole[folder_length] == '/' || whole[folder_length] == 0);
}

/* The number of the file that a descriptor stands for; -1 when it is none of ours. */
static int file_at(int descriptor) {
  if (descriptor < 0 || descriptor >= MOST_DESCRIPTORS || file_of[descriptor] == 0) return -1;
  int file = file_of[descriptor] - 1;
  struct stat now;
  if (fstat(descriptor, &now) != 0 || now.st_ino != files[file].inode || now.st_dev != files[file].device) {
    file_of[descriptor] = 0;
    return -1;
  }
  return file;
}

static void opened(int descriptor, const char *whole, int created) {
  struct stat now;
  if (descriptor < 0 || descriptor >= MOST_DESCRIPTORS || fstat(descriptor, &now) != 0) return;
  for (int file = 0; file < file_count; file += 1) {
    if (!files[file].gone && files[file].inode == now.st_ino && files[file].device == now.st_dev) {
      file_of[descriptor] = file + 1;
      return;
    }
  }
  if (file_count == MOST_FILES) abort();
  files[file_count] = (struct known){now.st_dev, now.st_ino, 0};
  file_of[descriptor] = ++file_count;
  record('N', file_count - 1, S_ISDIR(now.st_mode) ? 2 : created, whole, strlen(whole));
}

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define WITH_LOCK(work) do { pthread_mutex_lock(&lock); work; pthread_mutex_unlock(&lock); } while (0)

#define OPEN_BODY(call, path, flags) \
  char whole[WHOLE]; \
  if (!is_under(path, whole)) return call; \
  int changes = ((flags) & O_ACCMODE) != O_RDONLY || ((flags) & (O_CREAT | O_TRUNC)); \
  if (changes && fault_now() == EROFS) { errno = EROFS; return -1; } \
  int result; \
  WITH_LOCK({ \
    struct stat before; \
    int missing = lstat(whole, &before) != 0; \
    if (missing && ((flags) & O_CREAT) && fault_now()) { errno = fault_now(); result = -1; } \
    else result = call; \
    if (result >= 0) { \
      opened(result, whole, missing); \
      if (((flags) & O_TRUNC) && !missing) record('T', file_at(result), 0, NULL, 0); \
    } \
  }); \
  return result

#define MODE_OF(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, int); va_end(more); }

int open(const char *path, int flags, ...) { REAL(open); MODE_OF(flags) OPEN_BODY(real(path, flags, mode), path, flags); }
int open64(const char *path, int flags, ...) { REAL(open64); MODE_OF(flags) OPEN_BODY(real(path, flags, mode), path, flags); }
int openat(int at, const char *path, int flags, ...) { REAL(openat); MODE_OF(flags) if (at != AT_FDCWD && path[0] != '/') return real(at, path, flags, mode); OPEN_BODY(real(at, path, flags, mode), path, flags); }
int openat64(int at, const char *path, int flags, ...) { REAL(openat64); MODE_OF(flags) if (at != AT_FDCWD && path[0] != '/') return real(at, path, flags, mode); OPEN_BODY(real(at, path, flags, mode), path, flags); }

/* `offset` -1: where the descriptor stands. */
#define WRITE_BODY(call, descriptor, data, wanted, offset) \
  ssize_t result; \
  WITH_LOCK({ \
    int file = file_at(descriptor); \
    if (file >= 0 && fault_now()) { errno = fault_now(); result = -1; } \
    else { \
      result = call; \
      if (result > 0 && file >= 0) { \
        off_t at = (offset) >= 0 ? (off_t)(offset) : lseek(descriptor, 0, SEEK_CUR) - result; \
        record('W', file, at, data, result); \
      } else if (result > 0 && descriptor == STDOUT_FILENO) record('A', 0, 0, data, result); \
    } \
  }); \
  return result

ssize_t write(int descriptor, const void *data, size_t length) { REAL(write); WRITE_BODY(real(descriptor, data, length), descriptor, data, length, -1); }
ssize_t pwrite(int descriptor, const void *data, size_t length, off_t at_) { REAL(pwrite); WRITE_BODY(real(descriptor, data, length, at_), descriptor, data, length, at_); }
ssize_t pwrite64(int descriptor, const void *data, size_t length, off64_t at_) { REAL(pwrite64); WRITE_BODY(real(descriptor, data, length, at_), descriptor, data, length, at_); }

#define SYNC_BODY(call, descriptor) \
  int result; \
  WITH_LOCK({ \
    int file = file_at(descriptor); \
    if (file >= 0 && fault_now() == EIO) { errno = EIO; result = -1; } \
    else { result = call; if (result == 0 && file >= 0) record('S', file, 0, NULL, 0); } \
  }); \
  return result

int fsync(int descriptor) { REAL(fsync); SYNC_BODY(real(descriptor), descriptor); }
int fdatasync(int descriptor) { REAL(fdatasync); SYNC_BODY(real(descriptor), descriptor); }

#define TRUNCATE_BODY(call, descriptor, length) \
  int result; \
  WITH_LOCK({ \
    int file = file_at(descriptor); \
    if (file >= 0 && fault_now() && fault_now() != ENOSPC) { errno = fault_now(); result = -1; } \
    else { result = call; if (result == 0 && file >= 0) record('T', file, length, NULL, 0); } \
  }); \
  return result

int ftruncate(int descriptor, off_t length) { REAL(ftruncate); TRUNCATE_BODY(real(descriptor, length), descriptor, length); }
int ftruncate64(int descriptor, off64_t length) { REAL(ftruncate64); TRUNCATE_BODY(real(descriptor, length), descriptor, length); }

static void forget(const char *whole) {
  struct stat now;
  if (lstat(whole, &now) != 0) return;
  for (int file = 0; file < file_count; file += 1) {
    if (files[file].inode == now.st_ino && files[file].device == now.st_dev && now.st_nlink <= 1) files[file].gone = 1;
  }
}

#define UNLINK_BODY(call, path) \
  char whole[WHOLE]; \
  if (!is_under(path, whole)) return call; \
  if (fault_now() && fault_now() != ENOSPC) { errno = fault_now(); return -1; } \
  int result; \
  WITH_LOCK({ \
    forget(whole); \
    result = call; \
    if (result == 0) record('U', 0, 0, whole, strlen(whole)); \
  }); \
  return result

int unlink(const char *path) { REAL(unlink); UNLINK_BODY(real(path), path); }
int unlinkat(int at, const char *path, int flags) { REAL(unlinkat); if (at != AT_FDCWD && path[0] != '/') return real(at, path, flags); UNLINK_BODY(real(at, path, flags), path); }

int remove(const char *path) { REAL(remove); UNLINK_BODY(real(path), path); }

int rename(const char *from, const char *to) {
  REAL(rename);
  char whole[2 * WHOLE];
  char target[WHOLE];
  if (!is_under(from, whole) || !is_under(to, target)) return real(from, to);
  if (fault_now()) { errno = fault_now(); return -1; }
  int result;
  WITH_LOCK({
    forget(target);
    result = real(from, to);
    if (result == 0) {
      size_t length = strlen(whole) + 1;
      strcpy(whole + length, target);
      record('R', 0, 0, whole, length + strlen(target));
    }
  });
  return result;
}

/* What is not followed must not pass unseen. */
#define UNKNOWN_BODY(call, descriptor, name) \
  WITH_LOCK(if (file_at(descriptor) >= 0) record('X', file_at(descriptor), 0, name, strlen(name))); \
  return call

ssize_t writev(int descriptor, const struct iovec *parts, int count) { REAL(writev); UNKNOWN_BODY(real(descriptor, parts, count), descriptor, "writev"); }
ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t at) { REAL(pwritev); UNKNOWN_BODY(real(descriptor, parts, count, at), descriptor, "pwritev"); }
ssize_t pwritev64(int descriptor, const struct iovec *parts, int count, off64_t at) { REAL(pwritev64); UNKNOWN_BODY(real(descriptor, parts, count, at), descriptor, "pwritev64"); }
int fallocate(int descriptor, int mode, off_t at, off_t length) { REAL(fallocate); UNKNOWN_BODY(real(descriptor, mode, at, length), descriptor, "fallocate"); }
int fallocate64(int descriptor, int mode, off64_t at, off64_t length) { REAL(fallocate64); UNKNOWN_BODY(real(descriptor, mode, at, length), descriptor, "fallocate64"); }
int posix_fallocate(int descriptor, off_t at, off_t length) { REAL(posix_fallocate); UNKNOWN_BODY(real(descriptor, at, length), descriptor, "posix_fallocate"); }
int posix_fallocate64(int descriptor, off64_t at, off64_t length) { REAL(posix_fallocate64); UNKNOWN_BODY(real(descriptor, at, length), descriptor, "posix_fallocate64"); }
void *mmap64(void *where, size_t length, int protection, int flags, int descriptor, off64_t at) {
  REAL(mmap64);
  if ((flags & MAP_SHARED) && (protection & PROT_WRITE) && folder_length > 0)
    WITH_LOCK(if (file_at(descriptor) >= 0) record('X', file_at(descriptor), 0, "mmap", 4));
  return real(where, length, protection, flags, descriptor, at);
}
