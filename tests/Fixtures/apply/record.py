#!/usr/bin/env python3
"""Records what GNU patch (or, for binary data, git apply) makes of each case below, as folders beside this script.

CASE/before/   the tree before          CASE/change.patch   the patch
CASE/options   -pN -FN -R               CASE/after/         the tree after; absent when the tool refuses
Run it again after adding a case: record.py [CASE...]. It needs patch 2.7.6 and git.
"""
import os, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = "".join(f"line {i}\n" for i in range(1, 41))


def edited(text, *changes):
    lines = text.splitlines(keepends=True)
    for number, new in changes:
        lines[number - 1] = new
    return "".join(lines)


def diff(before, after, options=("-U3",)):
    """The patch between two trees, made by git."""
    with tempfile.TemporaryDirectory() as work:
        def git(*arguments):
            return subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x", *arguments], cwd=work, capture_output=True, check=True).stdout

        git("init", "-q")
        for tree in (before, after):
            git("rm", "-rqf", "--ignore-unmatch", ".")
            write(work, tree)
            git("add", "-A")
            git("commit", "-qm", "x", "--allow-empty")
        return git("diff", "--full-index", *options, "HEAD~", "HEAD")


def write(root, tree):
    for name, content in tree.items():
        path = os.path.join(root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if isinstance(content, tuple):
            os.symlink(content[0], path)
            continue
        with open(path, "wb") as f:
            f.write(content.encode() if isinstance(content, str) else content)


def simple(before, after, tree=None, options="-p1", diff_options=("-U3",)):
    return dict(before=tree or before, patch=diff(before, after, diff_options), options=options)


CHANGED = edited(ROWS, (20, "changed\n"))
TWICE = edited(ROWS, (5, "early\n"), (35, "late\n"))
REPEATED = "".join(f"block {i % 4}\n" for i in range(60))
CASES = {
    "plain": simple({"f": ROWS}, {"f": CHANGED}),
    "reverse": simple({"f": ROWS}, {"f": CHANGED}, {"f": CHANGED}, "-p1 -R"),
    "offset-down": simple({"f": ROWS}, {"f": CHANGED}, {"f": "new\n" * 5 + ROWS}),
    "offset-up": simple({"f": ROWS}, {"f": CHANGED}, {"f": ROWS[7 * 7:]}),
    "offset-carried": simple({"f": ROWS}, {"f": TWICE}, {"f": "new\n" * 3 + ROWS}),
    "repeated-text": simple({"f": REPEATED}, {"f": edited(REPEATED, (30, "x\n"))}, {"f": "y\n" * 2 + REPEATED}),
    "fuzz-0": simple({"f": ROWS}, {"f": CHANGED}, {"f": edited(ROWS, (17, "other\n"))}, "-p1 -F0"),
    "fuzz-1": simple({"f": ROWS}, {"f": CHANGED}, {"f": edited(ROWS, (17, "other\n"))}, "-p1 -F1"),
    "fuzz-2": simple({"f": ROWS}, {"f": CHANGED}, {"f": edited(ROWS, (18, "other\n"), (22, "other\n"))}, "-p1 -F2"),
    "fuzz-too-little": simple({"f": ROWS}, {"f": CHANGED}, {"f": edited(ROWS, (19, "other\n"))}, "-p1 -F2"),
    "one-of-two-rejected": simple({"f": ROWS}, {"f": TWICE}, {"f": edited(ROWS, (35, "other\n"))}, "-p1 -F0"),
    "already-applied": simple({"f": ROWS}, {"f": CHANGED}, {"f": CHANGED}, "-p1 -F0"),
    "start-anchored": simple({"f": ROWS}, {"f": edited(ROWS, (1, "first\n"))}, {"f": "new\n" + ROWS}, "-p1 -F0"),
    "end-anchored": simple({"f": ROWS}, {"f": edited(ROWS, (40, "last\n"))}, {"f": ROWS + "new\n"}, "-p1 -F0"),
    "insert-without-context": simple({"f": ROWS}, {"f": edited(ROWS, (20, "line 20\ninserted\n"))}, diff_options=("-U0",)),
    "create": simple({"other": "x\n"}, {"other": "x\n", "d/new": "one\ntwo\n"}),
    "create-empty": simple({"other": "x\n"}, {"other": "x\n", "empty": ""}),
    "create-existing": simple({"other": "x\n"}, {"other": "x\n", "new": "one\n"}, {"other": "x\n", "new": "here\n"}, "-p1 -F0"),
    "delete": simple({"d/f": ROWS, "g": "x\n"}, {"g": "x\n"}),
    "delete-longer": simple({"f": ROWS, "g": "x\n"}, {"g": "x\n"}, {"f": ROWS + "more\n", "g": "x\n"}, "-p1 -F0"),
    "emptied": simple({"f": "one\n"}, {"f": ""}),
    "rename": simple({"old": ROWS}, {"d/new": ROWS}, diff_options=("-M",)),
    "rename-and-edit": simple({"old": ROWS}, {"new": CHANGED}, diff_options=("-M",)),
    "copy": simple({"f": ROWS}, {"f": CHANGED, "g": ROWS}, diff_options=("-C", "--find-copies-harder")),
    "symlink": simple({"f": "x\n"}, {"f": "x\n", "link": ("f",)}),
    "retarget": simple({"f": "x\n", "link": ("f",)}, {"f": "x\n", "link": ("g",)}),
    "no-newline-removed": simple({"f": "one\ntwo"}, {"f": "one\ntwo\n"}),
    "no-newline-added": simple({"f": "one\ntwo\n"}, {"f": "one\ntwo"}),
    "latin1": simple({"f": b"caf\xe9\nx\n"}, {"f": b"caf\xe9\ny\n"}),
    "carriage-returns": simple({"f": "a\r\nb\r\n"}, {"f": "a\r\nc\r\n"}),
    "form-feed": simple({"f": "a\n\f\nb\n"}, {"f": "a\n\f\nc\n"}),
    "blank-in-name": simple({"a b": "x\n"}, {"a b": "y\n"}),
    "quoted-name": simple({"t\tab": "x\n"}, {"t\tab": "y\n"}),
    "binary": dict(simple({"f": bytes(range(256)) * 4}, {"f": bytes(range(255, -1, -1)) * 4}, diff_options=("--binary",)), tool="git"),
    "binary-create": dict(simple({"g": "x\n"}, {"g": "x\n", "f": b"\0\1\2" * 50}, diff_options=("--binary",)), tool="git"),
    "binary-other-bytes": dict(simple({"f": b"\0one" * 50}, {"f": b"\0two" * 50}, {"f": b"\0six" * 50}, diff_options=("--binary",)), tool="git"),
    "plain-names": dict(before={"f.c": ROWS}, options="-p0", patch=b"--- f.c.orig\t2020-01-01 00:00:00.000000000 +0000\n+++ f.c\t2020-01-02 00:00:00.000000000 +0000\n@@ -1,2 +1,2 @@\n-line 1\n+line one\n line 2\n"),
    "epoch-creates": dict(before={"g": "x\n"}, options="-p1", patch=b"--- a/new\t1970-01-01 00:00:00.000000000 +0000\n+++ b/new\t2020-01-02 00:00:00.000000000 +0000\n@@ -0,0 +1 @@\n+one\n"),
    "epoch-deletes": dict(before={"f": "one\n", "g": "x\n"}, options="-p1", patch=b"--- a/f\t2020-01-02 00:00:00.000000000 +0000\n+++ b/f\tThu Jan  1 00:00:00 1970\n@@ -1 +0,0 @@\n-one\n"),
    "context-diff": dict(before={"f": ROWS}, options="-p1", patch=b"*** a/f\t2020-01-01 00:00:00 +0000\n--- b/f\t2020-01-02 00:00:00 +0000\n***************\n*** 18,22 ****\n  line 18\n  line 19\n! line 20\n- line 21\n  line 22\n--- 18,22 ----\n  line 18\n  line 19\n! twenty\n  line 22\n+ more\n"),
    "context-diff-one-side": dict(before={"f": "a\nb\n"}, options="-p1", patch=b"*** a/f\n--- b/f\n***************\n*** 1,2 ****\n--- 1,3 ----\n  a\n  b\n+ c\n"),
    "index-line": dict(before={"f": ROWS}, options="-p0", patch=b"Index: f\n===================================================================\n--- f\t(revision 1)\n+++ f\t(working copy)\n@@ -1,2 +1,2 @@\n-line 1\n+line one\n line 2\n"),
    "diff-in-hunk": simple({"p": "x\n"}, {"p": "x\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n"}),
    "cut-empty-lines": dict(before={"f": "a\n\nb\n\nc\n"}, options="-p1", patch=b"--- a/f\n+++ b/f\n@@ -1,5 +1,5 @@\n a\n\n-b\n+B\n\n c\n"),
    "misordered": dict(before={"f": ROWS}, options="-p1 -F0", patch=b"--- a/f\n+++ b/f\n@@ -30,3 +30,3 @@\n line 30\n-line 31\n+x\n line 32\n@@ -10,3 +10,3 @@\n line 10\n-line 11\n+y\n line 12\n"),
    "several-sections": dict(before={"f": ROWS}, options="-p1", patch=b"--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-line 1\n+one\n line 2\ntext between\n--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n one\n-line 2\n+two\n line 3\n"),
    "file-missing": dict(before={"g": "x\n"}, options="-p1 -F0", patch=b"--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-line 1\n+one\n line 2\n"),
}


def record(name, case):
    root = os.path.join(HERE, name)
    shutil.rmtree(root, ignore_errors=True)
    write(os.path.join(root, "before"), case["before"])
    with open(os.path.join(root, "change.patch"), "wb") as f:
        f.write(case["patch"])
    with open(os.path.join(root, "options"), "w") as f:
        f.write(case["options"] + "\n")
    after = os.path.join(root, "after")
    shutil.copytree(os.path.join(root, "before"), after, symlinks=True)
    patch = os.path.join(root, "change.patch")
    fuzz = [] if "-F" in case["options"] else ["-F0"]
    if case.get("tool") == "git":
        command = ["git", "apply", patch]
    else:
        command = ["patch", "-s", "-t", "-N", "--no-backup-if-mismatch", "-r", "-", "-i", patch, *fuzz, *case["options"].split()]
    env = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", GIT_CEILING_DIRECTORIES=root)
    failed = subprocess.run(command, cwd=after, env=env, capture_output=True).returncode != 0
    if failed:
        shutil.rmtree(after)
    for folder, _, files in os.walk(root):
        for file in files:
            path = os.path.join(folder, file)
            if not os.path.islink(path):
                os.chmod(path, 0o644)
    print(f"{'refused' if failed else 'applied'}  {name}")


if __name__ == "__main__":
    for case in sys.argv[1:] or sorted(CASES):
        record(case, CASES[case])
