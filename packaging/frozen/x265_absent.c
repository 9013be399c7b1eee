/* Stands for libx265 in the packaged program.

   The library that reads HEIC (libheif) is built with x265, which encodes HEIC and is under the GPL. The program
   only reads such files, so it is packaged without x265: libheif asks for these two names when it is loaded and
   leaves encoding alone when there is no encoder. */

#include <stddef.h>

#ifdef _WIN32
#define SHOWN __declspec(dllexport)
#else
#define SHOWN __attribute__((visibility("default")))
#endif

SHOWN const void *NAME_OF_API(int bit_depth)
{
    (void)bit_depth;
    return NULL;
}

SHOWN void x265_cleanup(void)
{
}
