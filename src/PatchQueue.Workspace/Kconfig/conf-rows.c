/*
 * Linked beside the kernel's own conf, whose code is not changed: the linker leads main(), conf_read() and popen() here (--wrap).
 * The Kconfig files are parsed once; then one child a row goes on where conf goes on, with the row's files. What the files ask
 * the shell is asked once.
 * PQ_ROWS: a file of folders, one a line, each with config; PQ_WIDTH: how many at a time; PQ_WRITE, not empty: a row's config is written
 * when conf is done with it, though its mode only looks: --listnewconfig changes nothing, so that this is what --olddefconfig writes.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int conf_write(const char *name);
int __real_main(int argc, char **argv);
int __wrap_main(int argc, char **argv);
int __real_conf_read(const char *name);
int __wrap_conf_read(const char *name);
FILE *__real_popen(const char *command, const char *type);
FILE *__wrap_popen(const char *command, const char *type);
int __real_pclose(FILE *stream);
int __wrap_pclose(FILE *stream);

struct answer { struct answer *next; char *command; char *text; size_t length; int status; };
struct given { struct given *next; FILE *stream; int status; };
static struct answer *answers;
static struct given *open_answers;
static int is_row;

static void fail(const char *what)
{
	perror(what);
	exit(125);
}

static char *read_all(FILE *stream, size_t *length)
{
	size_t room = 4096, n;
	char *text = malloc(room);

	for (*length = 0; (n = fread(text + *length, 1, room - *length - 1, stream)) > 0;) {
		*length += n;
		if (*length + 1 == room)
			text = realloc(text, room *= 2);
	}
	text[*length] = 0;
	return text;
}

static void redirect(const char *folder, const char *name, int flags, int to)
{
	char path[8192];
	int file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = open(path, flags, 0666);
	if (file < 0 || dup2(file, to) < 0)
		fail(path);
	close(file);
}

static void become(const char *folder)
{
	char path[8192];

	snprintf(path, sizeof(path), "%s/config", folder);
	setenv("KCONFIG_CONFIG", path, 1);
	redirect(folder, "out", O_WRONLY | O_CREAT | O_TRUNC, 1);
	redirect(folder, "err", O_WRONLY | O_CREAT | O_TRUNC, 2);
	/* what a person would answer, where the file is there: a line for each question */
	snprintf(path, sizeof(path), "%s/in", folder);
	if (access(path, R_OK) == 0)
		redirect(folder, "in", O_RDONLY, 0);
	is_row = 1;
}

int __wrap_main(int argc, char **argv)
{
	int status = __real_main(argc, argv);
	const char *is_writing = getenv("PQ_WRITE");

	if (status == 0 && is_row && is_writing && *is_writing) {
		/* what conf says of the file that it has written is not one of its answers */
		fflush(stdout);
		if (!freopen("/dev/null", "w", stdout) || conf_write(NULL))
			fail("config");
	}
	return status;
}

int __wrap_conf_read(const char *name)
{
	const char *rows = getenv("PQ_ROWS"), *width = getenv("PQ_WIDTH");
	int free_places = width ? atoi(width) : 1, running = 0, bad = 0, status;
	size_t length;
	char *list, *line;
	FILE *file;

	if (!rows || is_row)
		return __real_conf_read(name);
	/* All of it at once: a child that ends would move the place that it shares with its parent. */
	file = fopen(rows, "r");
	if (!file)
		fail(rows);
	list = read_all(file, &length);
	fclose(file);
	fflush(NULL);
	for (line = strtok(list, "\n"); line; line = strtok(NULL, "\n")) {
		if (running == free_places && wait(&status) > 0) {
			running--;
			bad |= status;
		}
		switch (fork()) {
		case -1:
			fail("fork");
		case 0:
			become(line);
			return __real_conf_read(name);
		default:
			running++;
		}
	}
	while (wait(&status) > 0)
		bad |= status;
	exit(bad ? 1 : 0);
}

static struct answer *add(char *command, char *text, size_t length, int status)
{
	struct answer *fresh = malloc(sizeof(*fresh));

	*fresh = (struct answer){ answers, command, text, length, status };
	answers = fresh;
	return fresh;
}

FILE *__wrap_popen(const char *command, const char *type)
{
	struct answer *answer;
	struct given *given;

	if (!getenv("PQ_ROWS") || strcmp(type, "r"))
		return __real_popen(command, type);
	for (answer = answers; answer && strcmp(answer->command, command); answer = answer->next)
		;
	if (!answer) {
		FILE *stream = __real_popen(command, type);
		size_t length;
		char *text;

		if (!stream)
			return NULL;
		text = read_all(stream, &length);
		answer = add(strdup(command), text, length, __real_pclose(stream));
	}
	given = malloc(sizeof(*given));
	*given = (struct given){ open_answers, answer->length ? fmemopen(answer->text, answer->length, "r") : fopen("/dev/null", "r"), answer->status };
	open_answers = given;
	return given->stream;
}

int __wrap_pclose(FILE *stream)
{
	struct given *given;

	for (given = open_answers; given; given = given->next)
		if (given->stream == stream) {
			given->stream = NULL;
			fclose(stream);
			return given->status;
		}
	return __real_pclose(stream);
}
