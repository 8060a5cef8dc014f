#!/bin/sh
# Records how quilt and dpkg-source read the series files of this folder.
# golden/X.quilt:  "name options..." of each patch, as quilt's own functions give them to patch(1).
# golden/X.debian: the names that dpkg-source's reader (Dpkg::Source::Quilt) finds.
# usage: record.sh      (quilt and libdpkg-perl installed; recorded with quilt 0.66 and dpkg 1.21)
set -eu
cd "$(dirname "$0")"
here=$PWD
patchfns=${QUILT_PATCHFNS:-/usr/share/quilt/scripts/patchfns}
mkdir -p golden
for file in *.series; do
    work=$(mktemp -d)
    mkdir -p "$work/debian/patches"
    cp "$file" "$work/debian/patches/series"
    (
        cd "$work"
        QUILT_PATCHES=debian/patches bash -c ". $patchfns
            cat_series | while read -r name; do echo \"\$name\" \$(patch_args \"\$name\"); done"
    ) > "golden/$file.quilt" 2>/dev/null
    (
        cd "$work"
        perl -MDpkg::Source::Quilt -e 'print "$_\n" for Dpkg::Source::Quilt->new(".")->series()'
    ) > "golden/$file.debian" 2>/dev/null || echo refused > "golden/$file.debian"
    rm -rf "$work"
done
