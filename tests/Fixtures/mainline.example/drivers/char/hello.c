#include <stdio.h>

static int count;

int hello_init(void)
{
	count = 1;
	printf("hello, world\n");
	return count;
}
