#include "CTestSupport.h"

#include <dlfcn.h>
#include <stdlib.h>

// What is used of libvterm 0.1 to 0.3, as its vterm.h declares it. Declared here, since only the library is installed
// for the tests and nothing may be linked that a builder lacks.

typedef struct {
  int row, col;
} VTermPos;

typedef union {
  uint8_t type;
  struct {
    uint8_t type, index;
  } indexed;
  struct {
    uint8_t type, red, green, blue;
  } rgb;
} VTermColor;

enum { INDEXED = 0x01, DEFAULT_FOREGROUND = 0x02, DEFAULT_BACKGROUND = 0x04, CURSOR_VISIBLE = 1 };

typedef struct {
  uint32_t chars[6];
  char width;
  struct {
    unsigned int bold : 1, underline : 2, italic : 1, blink : 1, reverse : 1, conceal : 1, strike : 1, font : 4, dwl : 1,
        dhl : 2, small : 1, baseline : 2;
  } attrs;
  VTermColor fg, bg;
} VTermScreenCell;

typedef struct {
  void *damage, *moverect, *movecursor;
  int (*settermprop)(int property, int *value, void *user);
  void *bell, *resize, *sb_pushline, *sb_popline, *sb_clear, *later[4];
} VTermScreenCallbacks;

struct testsupport_emulator {
  void *library, *terminal, *screen, *state;
  bool is_cursor_visible;
  VTermScreenCallbacks callbacks;
  void (*free)(void *);
  size_t (*input_write)(void *, const char *, size_t);
  int (*get_cell)(void *, VTermPos, VTermScreenCell *);
  void (*get_cursor)(void *, VTermPos *);
};

static int on_property(int property, int *value, void *user) {
  if (property == CURSOR_VISIBLE) ((struct testsupport_emulator *)user)->is_cursor_visible = *value;
  return 1;
}

struct testsupport_emulator *testsupport_emulator_make(int rows, int columns) {
  struct testsupport_emulator *emulator = calloc(1, sizeof *emulator);
  if (!emulator) return NULL;
  emulator->library = dlopen("libvterm.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!emulator->library) {
    free(emulator);
    return NULL;
  }
  void *(*make)(int, int) = dlsym(emulator->library, "vterm_new");
  void (*set_utf8)(void *, int) = dlsym(emulator->library, "vterm_set_utf8");
  void *(*obtain_screen)(void *) = dlsym(emulator->library, "vterm_obtain_screen");
  void *(*obtain_state)(void *) = dlsym(emulator->library, "vterm_obtain_state");
  void (*set_callbacks)(void *, const void *, void *) = dlsym(emulator->library, "vterm_screen_set_callbacks");
  void (*enable_alternate)(void *, int) = dlsym(emulator->library, "vterm_screen_enable_altscreen");
  void (*reset)(void *, int) = dlsym(emulator->library, "vterm_screen_reset");
  emulator->free = dlsym(emulator->library, "vterm_free");
  emulator->input_write = dlsym(emulator->library, "vterm_input_write");
  emulator->get_cell = dlsym(emulator->library, "vterm_screen_get_cell");
  emulator->get_cursor = dlsym(emulator->library, "vterm_state_get_cursorpos");
  emulator->terminal = make(rows, columns);
  set_utf8(emulator->terminal, 1);
  emulator->screen = obtain_screen(emulator->terminal);
  emulator->state = obtain_state(emulator->terminal);
  emulator->callbacks.settermprop = on_property;
  emulator->is_cursor_visible = true;
  set_callbacks(emulator->screen, &emulator->callbacks, emulator);
  enable_alternate(emulator->screen, 1);
  reset(emulator->screen, 1);
  return emulator;
}

void testsupport_emulator_free(struct testsupport_emulator *emulator) {
  emulator->free(emulator->terminal);
  dlclose(emulator->library);
  free(emulator);
}

void testsupport_emulator_feed(struct testsupport_emulator *emulator, const uint8_t *bytes, size_t count) {
  emulator->input_write(emulator->terminal, (const char *)bytes, count);
}

static int palette(VTermColor colour, int own) {
  if (colour.type & own) return -1;
  return colour.type & INDEXED ? colour.indexed.index : -2;
}

struct testsupport_emulated testsupport_emulator_cell(struct testsupport_emulator *emulator, int row, int column) {
  VTermScreenCell cell = {0};
  struct testsupport_emulated shown = {0};
  emulator->get_cell(emulator->screen, (VTermPos){row, column}, &cell);
  for (int i = 0; i < 6; i++) shown.scalars[i] = cell.chars[i];
  shown.is_bold = cell.attrs.bold;
  shown.is_underlined = cell.attrs.underline != 0;
  shown.is_reversed = cell.attrs.reverse;
  shown.foreground = palette(cell.fg, DEFAULT_FOREGROUND);
  shown.background = palette(cell.bg, DEFAULT_BACKGROUND);
  return shown;
}

void testsupport_emulator_cursor(struct testsupport_emulator *emulator, int *row, int *column) {
  VTermPos position = {0};
  emulator->get_cursor(emulator->state, &position);
  *row = emulator->is_cursor_visible ? position.row : -1;
  *column = position.col;
}
