#define _XOPEN_SOURCE_EXTENDED 1
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "internal.h"
#include "taloscope_ncurses.h"

#include <curses.h>
#include <term.h>
// term.h makes macros of the capabilities' long names.
#undef columns

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

// `started`: ncurses exists. `active`: the terminal is ours just now.
static bool started, active;
static int cursor_shown = -1;
static char collected[512];
static size_t collected_length;

bool taloscope_set_locale(void) {
  if (!setlocale(LC_CTYPE, "")) {
    const char *wanted = getenv("LC_ALL");
    if (!wanted || !*wanted) wanted = getenv("LC_CTYPE");
    if (!wanted || !*wanted) wanted = getenv("LANG");
    if (wanted && (strcasestr(wanted, "utf-8") || strcasestr(wanted, "utf8"))) setlocale(LC_CTYPE, "C.UTF-8");
  }
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool taloscope_load_terminal(const char *name) {
  int problem;
  return setupterm(name, STDOUT_FILENO, &problem) == OK;
}

static char *string_capability(const char *name) {
  char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}

bool taloscope_has_string(const char *name) { return string_capability(name) != NULL; }
int taloscope_colours(void) { return tigetnum("colors"); }

int taloscope_speed(void) {
  struct termios settings;
  if (tcgetattr(STDIN_FILENO, &settings) != 0) return 0;
  // The constants are numbers of their own, not the speeds.
  switch (cfgetospeed(&settings)) {
  case B50: return 50;
  case B75: return 75;
  case B110: return 110;
  case B134: return 134;
  case B150: return 150;
  case B200: return 200;
  case B300: return 300;
  case B600: return 600;
  case B1200: return 1200;
  case B1800: return 1800;
  case B2400: return 2400;
  case B4800: return 4800;
  case B9600: return 9600;
  case B19200: return 19200;
  case B0: return 0;
  // Whatever else there is, it is faster.
  default: return 38400;
  }
}

int taloscope_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static int collect(int byte) {
  if (collected_length < sizeof collected) collected[collected_length++] = (char)byte;
  return byte;
}

static void collect_capability(const char *name) {
  char *value = string_capability(name);
  if (value) tputs(value, 1, collect);
}

// Past stdio and past ncurses' own buffer, which is empty between two flushes. Gives up on a line that stalls.
bool taloscope_send(int descriptor, const char *bytes, size_t length) {
  size_t sent = 0;
  while (sent < length) {
    struct pollfd output = {descriptor, POLLOUT, 0};
    int ready = poll(&output, 1, 1000);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || !(output.revents & POLLOUT)) return false;
    ssize_t count = write(descriptor, bytes + sent, length - sent);
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) sent += (size_t)count;
  }
  return true;
}

static void send_collected(void) {
  taloscope_send(STDOUT_FILENO, collected, collected_length);
  collected_length = 0;
}

static void prepare_undo(void) {
  collected_length = 0;
  const char *names[] = {"sgr0", "op", "rmkx", "BD", "cnorm", "rmcup"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) collect_capability(names[i]);
  if (!taloscope_has_string("rmcup")) {
    collect('\r');
    collect('\n');
  }
  memcpy(taloscope_undo, collected, collected_length);
  taloscope_undo_length = (sig_atomic_t)collected_length;
  collected_length = 0;
}

static void enter_modes(void) {
  // Ctrl-C is a key: it cancels what runs. Ctrl-\ and Ctrl-Z keep their meaning.
  struct termios ours;
  if (tcgetattr(STDIN_FILENO, &ours) == 0 && ours.c_cc[VINTR] != _POSIX_VDISABLE) {
    ours.c_cc[VINTR] = _POSIX_VDISABLE;
    tcsetattr(STDIN_FILENO, TCSANOW, &ours);
    def_prog_mode();
  }
  collect_capability("smkx");
  collect_capability("BE");
  send_collected();
}

bool taloscope_start(const char *name) {
  if (started) return false;
  if (tcgetattr(STDIN_FILENO, &taloscope_found) != 0) return false;
  if (!newterm(name, stdout, stdin)) return false;
  started = active = true;
  cursor_shown = -1;
  prepare_undo();
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  // Else a refresh stops half way when keys are waiting.
  typeahead(-1);
  enter_modes();
  taloscope_catch_stray();
  return true;
}

bool taloscope_use_colours(void) {
  static bool used;
  if (!used && has_colors()) {
    start_color();
    use_default_colors();
    used = true;
  }
  return used;
}

void taloscope_define_pair(int pair, int foreground) { init_pair((short)pair, (short)foreground, -1); }

bool taloscope_in_foreground(void) {
  pid_t foreground = tcgetpgrp(STDIN_FILENO);
  return foreground < 0 || foreground == getpgrp();
}

void taloscope_stop(void) {
  if (!started || !active) return;
  active = false;
  // Another program has the terminal now, and asking for it would stop us.
  if (taloscope_in_foreground()) {
    collect_capability("BD");
    collect_capability("rmkx");
    send_collected();
    if (cursor_shown == 0) curs_set(1);
    endwin();
    tcsetattr(STDIN_FILENO, TCSANOW, &taloscope_found);
  }
  taloscope_undo_length = 0;
  taloscope_release_stray();
}

void taloscope_restart(void) {
  if (!started) return;
  if (active) {
    // Continued without having been stopped by us: whoever had the terminal may have changed it.
    if (taloscope_in_foreground()) reset_prog_mode();
  } else {
    active = true;
    reset_prog_mode();
    prepare_undo();
    taloscope_catch_stray();
  }
  cursor_shown = -1;
  clearok(curscr, TRUE);
  doupdate();
  enter_modes();
}

void taloscope_fit(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0 &&
      (size.ws_row != LINES || size.ws_col != COLS)) {
    resizeterm(size.ws_row, size.ws_col);
    clearok(curscr, TRUE);
  }
  getmaxyx(stdscr, *rows, *columns);
}

void taloscope_erase(void) { werase(stdscr); }

void taloscope_redraw_all(void) { clearok(curscr, TRUE); }

void taloscope_put(int row, int column, const struct taloscope_cell *cells, int count) {
  cchar_t drawn[256];
  while (count > 0) {
    int chunk = 0, columns = 0;
    for (; chunk < count && chunk < 256; chunk++) {
      const struct taloscope_cell *cell = &cells[chunk];
      attr_t attributes = A_NORMAL;
      if (cell->attributes & TALOSCOPE_BOLD) attributes |= A_BOLD;
      if (cell->attributes & TALOSCOPE_DIM) attributes |= A_DIM;
      if (cell->attributes & TALOSCOPE_REVERSE) attributes |= A_REVERSE;
      if (cell->attributes & TALOSCOPE_UNDERLINE) attributes |= A_UNDERLINE;
      wchar_t text[TALOSCOPE_CELL_SCALARS + 1] = {0};
      if (cell->line) {
        cchar_t *line = NCURSES_WACS(cell->line);
        attr_t of_line;
        short pair;
        getcchar(line, text, &of_line, &pair, NULL);
        attributes |= of_line;
      } else {
        for (int i = 0; i < TALOSCOPE_CELL_SCALARS; i++) text[i] = (wchar_t)cell->scalars[i];
      }
      if (setcchar(&drawn[chunk], text, attributes, cell->pair, NULL) != OK) {
        setcchar(&drawn[chunk], L"?", attributes, cell->pair, NULL);
      }
      int width = cell->line ? 1 : wcwidth((wchar_t)cell->scalars[0]);
      columns += width > 0 ? width : 1;
    }
    mvadd_wchnstr(row, column, drawn, chunk);
    cells += chunk;
    count -= chunk;
    column += columns;
  }
}

void taloscope_flush(int cursor_row, int cursor_column) {
  if (!active) return;
  int shown = cursor_row >= 0;
  if (shown != cursor_shown) {
    curs_set(shown);
    cursor_shown = shown;
  }
  if (shown) move(cursor_row, cursor_column);
  wnoutrefresh(stdscr);
  doupdate();
}
