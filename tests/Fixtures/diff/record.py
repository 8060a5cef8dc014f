#!/usr/bin/env python3
"""Makes the pairs of files of this folder and records how git and GNU diff compare them.

NAME.old NAME.new      the files
NAME.myers .histogram .minimal      git's hunks with three lines of context
NAME.context0 .context1      git's hunks with so many lines of context
NAME.gnu      GNU diff's hunks with its headings (diff -u -p), only of the pairs that need no choice between places
usage: record.py      (recorded with git 2.39 and GNU diffutils 3.8)
"""
import os
import random
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
FUNCTION = "static int {0}(void)\n{{\n\tint x;\n\n\tif (!x) {{\n\t\treturn {1};\n\t}} else {{\n\t\tx++;\n\t}}\n\n\treturn 0;\n}}\n\n"


def handmade():
    numbers = "".join(f"{i}\n" for i in range(1, 41))
    code = "".join(FUNCTION.format(name, i) for i, name in enumerate(["alpha", "beta", "gamma", "delta"]))
    yield "empty-old", "", "a\nb\n"
    yield "empty-new", "a\nb\n", ""
    yield "newline-removed", "a\nb\nc\n", "a\nb\nc"
    yield "newline-added", "a\nb\nc", "a\nb\nc\n"
    yield "newline-nowhere", "a\nb\nc", "a\nB\nc"
    yield "newline-context", "1\n2\n3\n4\nend", "1\n2\nx\n3\n4\nend"
    yield "head", numbers, "0\n" + numbers
    yield "tail", numbers, numbers + "41\n"
    yield "near", numbers, numbers.replace("\n10\n", "\nten\n").replace("\n17\n", "\nseventeen\n")
    yield "apart", numbers, numbers.replace("\n10\n", "\nten\n").replace("\n18\n", "\neighteen\n")
    yield "headings", code, code.replace("x++", "x--").replace("int x;", "long x = 0;", 1)
    yield "function-inserted", code, code.replace(FUNCTION.format("gamma", 2), FUNCTION.format("new", 9) + FUNCTION.format("gamma", 2))
    yield "function-removed", code, code.replace(FUNCTION.format("beta", 1), "")
    yield "else-inserted", code, code.replace("\t} else {\n", "\t} else if (x > 2) {\n\t\tx--;\n\t} else {\n")
    yield "blank-lines", "a\n\n\nb\n\n\nc\n", "a\n\n\n\nb\n\n\n\n\nc\n"
    yield "many-blank-lines", "a\n" + "\n" * 30 + "b\n", "a\n" + "\n" * 190 + "b\n"
    yield "joined-groups", "a\nb\na\nb\nc\na\nb\nd\n", "a\nb\nc\nb\nd\n"
    yield "long-heading", "x" * 79 + " " + "y" * 30 + "\n" + numbers, "x" * 79 + " " + "y" * 30 + "\n" + numbers.replace("\n20\n", "\n")
    yield "heading-cut-at-blank", "word " * 30 + "\n" + numbers, "word " * 30 + "\n" + numbers.replace("\n20\n", "\n")
    yield "carriage-returns", "int f()\r\n" + numbers.replace("\n", "\r\n"), "int f()\r\n" + numbers.replace("\n", "\r\n").replace("20", "xx")
    yield "deep-indent", " " * 300 + "x\n" + "\t\t\ty\n" * 3 + "z\n", " " * 300 + "x\n" + "\t\t\ty\n" * 5 + "z\n"


def lines(rng, alphabet, count):
    return [f"{rng.choice(alphabet)}\n" for _ in range(count)]


def edited(rng, alphabet, text, edits):
    text = list(text)
    for _ in range(edits):
        at, length = rng.randrange(len(text) + 1), rng.randrange(4)
        text[at:at + length] = lines(rng, alphabet, rng.randrange(4))
    return text


def generated():
    rng = random.Random(1)
    indents = ["a", "\ta", "\tb", "\t\tb", "}", "", " ", "b"]
    for number in range(12):
        old = lines(rng, indents, rng.randrange(1, 60))
        yield f"random-{number}", old, edited(rng, indents, old, rng.randrange(1, 12))
    few, many = "abcdef", [f"{i:x}" for i in range(400)]
    old = lines(rng, few, 1500)
    yield "dear", old, lines(rng, few, 1400)
    old = lines(rng, many, 1500)
    yield "dear-with-runs", old, lines(rng, many, 500) + old[200:260] + lines(rng, many, 500) + old[800:850] + lines(rng, many, 300)
    block = lines(rng, many, 900)
    yield "dear-moved", block, block[450:] + block[:450]
    yield "too-common", lines(rng, "ab", 300), lines(rng, "ab", 320)
    mixed = [f"old{i}\n" if i % 6 else "}\n" for i in range(600)]
    yield "common-among-dropped", mixed, [f"new{i}\n" if i % 5 else "}\n" for i in range(700)]
    rare = edited(rng, few, block, 60)
    yield "rare-among-common", block, rare


def git(name, option, *others):
    run = subprocess.run(
        ["git", "-c", "core.quotePath=true", "diff", "--no-index", "--no-color", option, *others, name + ".old", name + ".new"],
        stdout=subprocess.PIPE, cwd=HERE, env={**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"})
    return hunks(run.stdout)


def gnu(name):
    return hunks(subprocess.run(["diff", "-u", "-p", name + ".old", name + ".new"], stdout=subprocess.PIPE, cwd=HERE).stdout)


def hunks(diff):
    return diff[diff.index(b"\n@@ -") + 1:]


def write(name, content):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(content)


for name, old, new in [*handmade(), *generated()]:
    write(name + ".old", "".join(old).encode())
    write(name + ".new", "".join(new).encode())
    for algorithm in ("myers", "histogram", "minimal"):
        write(f"{name}.{algorithm}", git(name, "-U3", "--diff-algorithm=" + algorithm))
    if not name.startswith("dear"):
        for context in (0, 1):
            write(f"{name}.context{context}", git(name, f"-U{context}"))
    if name in ("near", "apart", "headings", "long-heading", "heading-cut-at-blank", "newline-removed", "head", "tail", "empty-old"):
        write(name + ".gnu", gnu(name))
