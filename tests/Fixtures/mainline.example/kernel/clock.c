#include <time.h>

static time_t started;

int clock_init(void)
{
	started = time(NULL);
	return 0;
}

long clock_uptime(void)
{
	return time(NULL) - started;
}
