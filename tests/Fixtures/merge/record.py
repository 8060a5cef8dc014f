#!/usr/bin/env python3
"""Records what git merge-file makes of three files: NAME.base, NAME.ours, NAME.theirs and NAME.golden, which has for each variant a line
`### VARIANT conflicts N bytes N`, the bytes and a newline."""
import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
VARIANTS = {
    "merge": [], "diff3": ["--diff3"], "zdiff3": ["--zdiff3"], "ours": ["--ours"], "theirs": ["--theirs"], "union": ["--union"],
    "diff3-union": ["--diff3", "--union"], "size": ["--zdiff3", "--marker-size=11"],
}
LABELS = ["-L", "ours", "-L", "the base", "-L", ""]


def numbered(count):
    return [f"{i}\n" for i in range(1, count + 1)]


def changed(lines, **changes):
    """Lines with some replaced: at=number from 1, new text; several lines or none."""
    lines = list(lines)
    for at, text in changes.items():
        lines[int(at[1:]) - 1] = text
    return lines


def cases():
    n = numbered(20)
    yield "apart", n, changed(n, l3="three\n"), changed(n, l9="nine\n")
    yield "neighbours", n, changed(n, l3="three\n"), changed(n, l4="four\n")
    yield "one-line-between", n, changed(n, l3="three\n"), changed(n, l5="five\n")
    yield "overlapping", n, changed(n, l3="a\n", l4="b\n", l5="c\n"), changed(n, l4="d\n", l5="e\n", l6="f\n")
    yield "chained", n, changed(n, l3="a\nb\n", l4="", l8="x\n", l9="y\n"), changed(n, l4="c\n", l5="d\n", l6="", l7="e\n", l8="f\n")
    yield "one-meets-two", n, changed(n, l3="a\n", l4="b\n", l5="c\n", l6="d\n", l7="e\n"), changed(n, l3="A\n", l7="E\n", l12="")
    yield "identical", n, changed(n, l3="three\n", l9="nine\n"), changed(n, l3="three\n", l12="")
    yield "identical-among", n, changed(n, l3="x\n", l5="five\n", l7="y\n"), changed(n, l3="X\n", l5="five\n", l7="Y\n")
    yield "identical-apart", n, changed(n, l3="x\n", l8="five\n", l13="y\n"), changed(n, l3="X\n", l8="five\n", l13="Y\n")
    yield "both-insert", n, changed(n, l7="7\nours\n"), changed(n, l7="7\ntheirs\n")
    yield "both-insert-the-same", n, changed(n, l7="7\nnew\n"), changed(n, l7="7\nnew\n")
    yield "both-insert-alike", n, changed(n, l7="7\na\nb\nours\nc\n"), changed(n, l7="7\na\nb\ntheirs\nc\n")
    yield "both-delete", n, changed(n, l7="", l8=""), changed(n, l7="", l8="")
    yield "delete-more", n, changed(n, l7="", l8=""), changed(n, l7="", l8="", l9="")
    yield "delete-modify", n, changed(n, l7="", l8=""), changed(n, l8="eight\n")
    yield "insert-delete", n, changed(n, l7="7\nours\n"), changed(n, l7="", l8="")
    yield "emptied-modified", n, [], changed(n, l8="eight\n")
    yield "parts", n, changed(n, l5="a\ns\nt\nu\nv\nb\n"), changed(n, l5="c\ns\nt\nu\nv\nd\n")
    yield "parts-near", n, changed(n, l5="a\ns\nt\nu\nb\n"), changed(n, l5="c\ns\nt\nu\nd\n")
    yield "parts-no-word", n, changed(n, l5="a\n{\n}\n\n;\n\x80\nb\n"), changed(n, l5="c\n{\n}\n\n;\n\x80\nd\n")
    yield "parts-with-deletion", n, changed(n, l5="a\ns\nt\nu\nv\nb\n", l6=""), changed(n, l5="s\nt\nu\nv\nd\n", l6="6\n6\n")
    yield "trim-to-nothing", n, changed(n, l5="a\n", l6=""), changed(n, l5="a\n", l7="")
    yield "many", numbered(700), [f"o{l}" if i % 5 == 0 else l for i, l in enumerate(numbered(700))], \
        [f"t{l}" if i % 5 == 0 else l for i, l in enumerate(numbered(700))]
    yield "head", n, ["ours\n", *n], ["theirs\n", *n]
    yield "tail", n, [*n, "ours\n"], [*n, "theirs\n"]
    yield "cut-ours", n[:5], [*n[:4], "ours"], [*n[:4], "theirs\n"]
    yield "cut-theirs", n[:5], [*n[:4], "ours\n"], [*n[:4], "theirs"]
    yield "cut-base", [*n[:4], "5"], [*n[:4], "ours\n"], [*n[:4], "theirs\n"]
    yield "cut-all", [*n[:4], "5"], [*n[:4], "ours"], [*n[:4], "theirs"]
    yield "cut-added", [*n[:4], "5"], [*n[:4], "5\n"], [*n[:4], "5\n", "6"]
    yield "cut-kept", [*n[:4], "5"], ["0\n", *n[:4], "5"], [*n[:3], "four\n", "5"]
    yield "cut-apart", n[:9], changed(n[:9], l9="9"), changed(n[:9], l3="three\n")
    yield "empty-base", [], ["a\n", "b\n"], ["a\n", "c\n"]
    yield "empty-base-same", [], ["a\n", "b\n"], ["a\n", "b\n"]
    yield "empty-ours", n[:3], [], [*n[:3], "4\n"]
    yield "empty-theirs", n[:3], n[:3], []
    yield "empty-all", [], [], []
    yield "unchanged", n, n, n
    yield "ours-unchanged", n, n, changed(n, l3="three")
    repeated = ["x\n"] * 400
    yield "repeated", repeated, [*repeated[:100], "ours\n", *repeated[:250]], [*repeated[:120], "theirs\n", *repeated[:310]]
    yield "repeated-grown", repeated, repeated + ["x\n"] * 5, repeated + ["x\n"] * 7
    block = ["\tstep();\n", "\tif (x)\n", "\t\treturn;\n", "}\n", "\n"]
    yield "blocks", block * 30, block * 10 + ["\tours();\n"] + block * 20, block * 12 + ["\ttheirs();\n"] + block * 17


def endings():
    def crlf(lines):
        return [line.replace("\n", "\r\n") for line in lines]

    n = numbered(9)
    ours, theirs = changed(n, l5="ours\n"), changed(n, l5="theirs\n")
    for name, files in {
        "crlf": (crlf(n), crlf(ours), crlf(theirs)), "crlf-ours": (n, crlf(ours), theirs), "crlf-not-base": (n, crlf(ours), crlf(theirs)),
        "crlf-not-theirs": (crlf(n), crlf(ours), theirs), "crlf-theirs": (n, ours, crlf(theirs)), "crlf-base": (crlf(n), ours, theirs),
        "crlf-no-base": ([], crlf(ours), crlf(theirs)), "crlf-empty-ours": (crlf(n), [], crlf(theirs)),
        "crlf-empty-theirs": (crlf(n), crlf(ours), []), "crlf-cut": (crlf(n[:4]), [*crlf(n[:3]), "ours"], [*crlf(n[:3]), "theirs"]),
        "crlf-cut-theirs": (crlf(n[:4]), [*crlf(n[:3]), "ours\r\n"], [*crlf(n[:3]), "theirs"]),
        "crlf-one-line": (["a\r\n"], ["b\r\n"], ["c\r\n"]), "crlf-one-cut": (["a"], ["b"], ["c\r\n"]),
        "crlf-cut-base": (["a"], ["b\r\n"], ["c\r\n"]), "crlf-two-cut": (["a\r\n", "b"], ["c"], ["d\r\n", "e"]),
        "crlf-first-line": (["a\n", *crlf(n)], ["a\n", *crlf(ours)], ["a\n", *crlf(theirs)]),
        "crlf-line-above": (crlf(n), [*n[:4], *crlf(ours)[4:]], crlf(theirs)),
        "cr-cut": (["a\r\n", "b\r\n"], ["a\r\n", "c\r"], ["a\r\n", "d\r"]),
    }.items():
        yield name, *files


def write(name, content):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(content)


def merged(name, options):
    run = subprocess.run(
        ["git", "merge-file", "-p", "-q", *options, *LABELS, name + ".ours", name + ".base", name + ".theirs"],
        stdout=subprocess.PIPE, cwd=HERE, env={**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"})
    return run.returncode, run.stdout


for case, *sides in [*cases(), *endings()]:
    for side, lines in zip(("base", "ours", "theirs"), sides):
        write(f"{case}.{side}", "".join(lines).encode("latin-1"))
    golden = b""
    for variant, arguments in VARIANTS.items():
        conflicts, result = merged(case, arguments)
        golden += b"### %s conflicts %d bytes %d\n" % (variant.encode(), conflicts, len(result)) + result + b"\n"
    write(case + ".golden", golden)
