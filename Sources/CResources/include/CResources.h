#ifndef TALOSCOPE_RESOURCES_H
#define TALOSCOPE_RESOURCES_H

#include <stddef.h>

/// The bytes of one file of Resources/; they live as long as the program.
struct taloscope_resource {
  /// The path below Resources/.
  const char *path;
  const unsigned char *bytes;
  size_t count;
};

/// All of them; Swift does not import an array of unknown size.
const struct taloscope_resource *taloscope_resource_table(void);
extern const size_t taloscope_resource_count;

#endif
