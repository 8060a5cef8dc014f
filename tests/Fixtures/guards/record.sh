#!/bin/sh
# Records what kernel-source's perl script "guards" answers.
# usage: record.sh PATH-TO-GUARDS [SHARED]   (SHARED holds queues/suse-sample; without it real.golden stays as it is)
# truth.golden: every line of one to three guards; per name, whether it is selected with no symbol, x, y, and both.
# grammar.golden: the names and their guards in grammar.conf, which holds the odd white space, comments and continuations.
# real.golden: for real series files, how many names are selected, and the SHA-256 of their list.
set -eu
guards=$1
cd "$(dirname "$0")"

tokens='+ - +x -x +!x -!x +y -!y'
for a in $tokens; do
    echo "$a $a"
    for b in $tokens; do
        echo "$a/$b $a $b"
        for c in $tokens; do echo "$a/$b/$c $a $b $c"; done
    done
done | while read -r name list; do echo "$list =$name"; done > truth.conf

for symbols in '' x y 'x y'; do
    perl "$guards" $symbols < truth.conf > "selected.$(echo $symbols | tr -d ' ')"
done
sed 's/.* =/=/' truth.conf | while read -r name; do
    bits=
    for set in selected. selected.x selected.y selected.xy; do
        if grep -qxF -e "$name" "$set"; then bits="${bits}1"; else bits="${bits}0"; fi
    done
    echo "$name $bits"
done > truth.golden
rm -f selected.*

perl "$guards" --list --with-guards < grammar.conf > grammar.golden

if [ $# -gt 1 ]; then
    for file in "$2"/queues/suse-sample/series.conf "$2"/queues/suse-sample/series-examples/*.conf; do
        for symbols in '' 'hare needs_update' 'x86_64 syms base'; do
            count=$(perl "$guards" $symbols < "$file" | wc -l)
            sum=$(perl "$guards" $symbols < "$file" | sha256sum | cut -d' ' -f1)
            printf '%s\t%s\t%s\t%s\n' "${file#"$2"/}" "$symbols" "$count" "$sum"
        done
    done > real.golden
fi
