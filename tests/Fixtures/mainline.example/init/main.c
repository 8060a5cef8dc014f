#include <stdio.h>

int clock_init(void);
int hello_init(void);

int main(void)
{
	if (clock_init())
		return 1;
	if (hello_init())
		return 1;
	puts("up and running");
	return 0;
}
