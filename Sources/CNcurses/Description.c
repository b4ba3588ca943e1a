// Apart from the rest because term.h makes macros of many ordinary words.
#include "CNcurses.h"

#include <term.h>

const char *cn_capability(const char *name) {
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

int cn_has_flag(const char *name) { return tigetflag(name) == 1; }

int cn_describes_screen(const char *name) {
    int status = 0;
    if (setupterm(name, 1, &status) != OK) return 0;
    int can_place = cn_capability("cup") != NULL;
    del_curterm(cur_term);
    return can_place ? 1 : -1;
}
