# Commands for a folder of releases, on this machine or a host: sh -s VERB ROOT ARGUMENT… < place.sh
# A verb's input is appended to this script as a here-document.
#
#   ROOT/.luu-tru                 marks the folder as deploy's own
#   ROOT/lock                     the current deploy: key, owner, start time
#   ROOT/releases/000012-1a2b3c4d a complete release
#   ROOT/releases/.incoming       the upload in progress
#   ROOT/current                  a link to the live release, replaced atomically
#
# Exit codes: 0 done, 40 foreign files, 41 unsafe folder, 42 locked, 43 differs from what was published.
set -eu
export LC_ALL=C
umask 022
verb=$1 root=$2
shift 2
lock=$root/lock

own() { [ -f "$root/.luu-tru" ]; }

holds() { [ "$(head -n 1 "$lock" 2>/dev/null)" = "$1" ]; }

expired() { [ -n "$(find "$1" -maxdepth 0 -mmin "+$2" 2>/dev/null)" ]; }

case $verb in
state) # prints the live release, then every release
    own || exit 0
    [ ! -e "$root/current" ] || echo "current $(basename "$(readlink "$root/current" || echo -)")"
    ls "$root/releases" | sed 's/^/release /'
    ;;
sums) # RELEASE: prints its list of checksums
    cat "$root/releases/$1/SHA256SUMS"
    ;;
foreign) # prints files in a folder that is not deploy's own
    own && exit 0
    [ ! -d "$root" ] || ls -A "$root" | head -n 5 | sed 's/^/file /'
    ;;
prepare) # marks the folder as deploy's own
    mkdir -p "$root"
    place=$(cd "$root" && pwd -P)
    [ "$place" != / ] && [ "$place" != "$(cd && pwd -P)" ] || exit 41
    own || [ -z "$(ls -A "$root")" ] || exit 40
    [ ! -e "$root/current" ] || [ -L "$root/current" ] || exit 40
    echo luu-tru-releases/1 >"$root/.luu-tru"
    mkdir -p "$root/releases"
    ;;
lock) # ID OWNER MINUTES: takes the lock, if free or older than MINUTES; otherwise prints its owner and time
    # Unlike the printf of some shells, cat fails when the disk is full.
    printf '%s\n%s\n%s\n' "$1" "$2" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" | cat >"$lock.$1"
    if [ -e "$lock" ] && expired "$lock" "$3" && mv "$lock" "$lock.$1.old"; then
        # Another deploy may have taken it in between: put back a lock that has not expired.
        expired "$lock.$1.old" "$3" || ln "$lock.$1.old" "$lock" || true
        rm -f "$lock.$1.old"
    fi
    if ln "$lock.$1" "$lock"; then
        rm -f "$lock.$1"
    else
        rm -f "$lock.$1"
        [ -e "$lock" ] || { echo "cannot lock $root" >&2; exit 1; }
        sed 1d "$lock"
        exit 42
    fi
    ;;
unlock) # ID: releases the lock; without an ID, whoever holds it
    if [ $# -eq 0 ]; then
        rm -f "$lock" "$lock".*
    else
        if holds "$1"; then rm -f "$lock"; fi
        rm -f "$lock.$1" # left by a deploy that was interrupted while it took the lock
    fi
    ;;
link) # RELEASE; reads pairs of lines, a path in it and a new one: hard-links the file to the new path of the upload
    mkdir -p "$root/releases/.incoming"
    cd "$root/releases/.incoming"
    while IFS= read -r old && IFS= read -r new; do
        case $new in */*) mkdir -p -- "${new%/*}" 2>/dev/null || continue ;; esac
        ln -fT -- "../$1/$old" "$new" 2>/dev/null || true # otherwise it is sent
    done
    ;;
drop) # deletes the upload
    rm -rf "$root/releases/.incoming"
    ;;
check) # RELEASE DIGEST: verifies every file, and that there are no others; the digest may be a prefix
    cd "$root/releases/$1"
    case $(sha256sum SHA256SUMS) in "$2"*) ;; *) echo SHA256SUMS; exit 43 ;; esac
    sha256sum --check --strict --quiet SHA256SUMS 2>/dev/null | sed 's/: FAILED.*//' | grep . && exit 43
    sha256sum --check --strict --status SHA256SUMS || exit 43
    [ -z "$(find . ! -type f ! -type d)" ] || { find . ! -type f ! -type d; exit 43; }
    # No other files, except those a host needs beside a site: see tools/verify/command.py.
    find . -type f | cut -c 3- | awk '
        NR == FNR { listed[substr($0, 67)]; next }
        !($0 in listed) && !/^(SHA256SUMS(\.(asc|sig|minisig))?|CNAME|\.nojekyll|\.well-known\/.+)$/
    ' SHA256SUMS - | grep . && exit 43
    exit 0
    ;;
accept) # RELEASE ID: turns the upload into a release, unless the lock expired and another deploy holds it
    holds "$2" || { sed 1d "$lock" 2>/dev/null || true; exit 42; }
    sync
    mv -T "$root/releases/.incoming" "$root/releases/$1"
    ;;
switch) # RELEASE: makes it live
    [ ! -e "$root/current" ] || [ -L "$root/current" ] || exit 40
    ln -sfn "releases/$1" "$root/current.new"
    mv -T "$root/current.new" "$root/current"
    touch -c "$lock"
    ;;
remove) # RELEASE…: renames each out of the list atomically, then deletes it
    for name; do
        mv -T "$root/releases/$name" "$root/releases/.gone-$name"
    done
    rm -rf "$root/releases/.gone-"*
    ;;
esac
