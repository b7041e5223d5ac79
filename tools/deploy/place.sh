# What is done where releases lie, on this machine or on a host: sh -s VERB ROOT ARGUMENT… < place.sh
# What a verb reads stands behind all of this as a here-document.
#
#   ROOT/.luu-tru                 says that the folder is deploy's own
#   ROOT/lock                     who is at work there, since when
#   ROOT/releases/000012-1a2b3c4d what was put there, whole
#   ROOT/releases/.incoming       what is on its way
#   ROOT/current                  a link to the release that readers see; it is replaced in one step
#
# Exit codes: 0 done, 40 foreign files, 41 a folder that cannot be meant, 42 locked, 43 not as it was published.
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
state) # prints the release that readers see, then every release
    own || exit 0
    echo "current $(basename "$(readlink "$root/current" 2>/dev/null || echo -)")"
    ls "$root/releases" | sed 's/^/release /'
    ;;
sums) # RELEASE: prints its list of checksums
    cat "$root/releases/$1/SHA256SUMS"
    ;;
foreign) # prints what stands in a folder that is not ours
    own && exit 0
    [ ! -d "$root" ] || ls -A "$root" | head -n 5
    ;;
prepare) # makes the folder deploy's own
    mkdir -p "$root"
    place=$(cd "$root" && pwd -P)
    [ "$place" != / ] && [ "$place" != "$(cd && pwd -P)" ] || exit 41
    own || [ -z "$(ls -A "$root")" ] || exit 40
    [ ! -e "$root/current" ] || [ -L "$root/current" ] || exit 40
    echo luu-tru-releases/1 >"$root/.luu-tru"
    mkdir -p "$root/releases"
    ;;
lock) # ID OWNER MINUTES: takes the lock, or one that is older than so many minutes; prints who has it
    printf '%s\n%s\n%s\n' "$1" "$2" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" >"$lock.$1"
    if [ -e "$lock" ] && expired "$lock" "$3" && mv "$lock" "$lock.$1.old"; then
        # Somebody else may have taken it in between: what is not expired is put back.
        expired "$lock.$1.old" "$3" || ln "$lock.$1.old" "$lock" || true
        rm -f "$lock.$1.old"
    fi
    if ln "$lock.$1" "$lock" 2>/dev/null; then
        rm -f "$lock.$1"
    else
        rm -f "$lock.$1"
        [ -e "$lock" ] || { echo "cannot lock $root" >&2; exit 1; }
        sed 1d "$lock"
        exit 42
    fi
    ;;
unlock) # ID: gives the lock back; without an ID, whoever has it
    if [ $# -eq 0 ]; then
        rm -f "$lock" "$lock".*
    elif holds "$1"; then
        rm -f "$lock"
    fi
    ;;
link) # RELEASE, and two lines each, a path in it and another: what lies at the one is on its way at the other, too
    mkdir -p "$root/releases/.incoming"
    cd "$root/releases/.incoming"
    while IFS= read -r old && IFS= read -r new; do
        case $new in */*) mkdir -p -- "${new%/*}" 2>/dev/null || continue ;; esac
        ln -fT -- "../$1/$old" "$new" 2>/dev/null || true # else it travels
    done
    ;;
check) # RELEASE DIGEST: whether it is what was published, every file, and nothing else; the digest may be cut
    cd "$root/releases/$1"
    case $(sha256sum SHA256SUMS) in "$2"*) ;; *) echo SHA256SUMS; exit 43 ;; esac
    sha256sum --check --strict --quiet SHA256SUMS 2>/dev/null | sed 's/: FAILED.*//' | grep . && exit 43
    sha256sum --check --strict --status SHA256SUMS || exit 43
    [ -z "$(find . ! -type f ! -type d)" ] || { find . ! -type f ! -type d; exit 43; }
    # Nothing else but what a host wants beside a site: see tools/verify/command.py.
    find . -type f | cut -c 3- | awk '
        NR == FNR { listed[substr($0, 67)]; next }
        !($0 in listed) && !/^(SHA256SUMS(\.(asc|sig|minisig))?|CNAME|\.nojekyll|\.well-known\/.+)$/
    ' SHA256SUMS - | grep . && exit 43
    exit 0
    ;;
accept) # RELEASE ID: what is on its way has arrived, unless the lock has expired meanwhile and somebody else sends there
    holds "$2" || { sed 1d "$lock" 2>/dev/null || true; exit 42; }
    sync
    mv -T "$root/releases/.incoming" "$root/releases/$1"
    ;;
switch) # RELEASE: readers see it from now on
    [ ! -e "$root/current" ] || [ -L "$root/current" ] || exit 40
    ln -sfn "releases/$1" "$root/current.new"
    mv -T "$root/current.new" "$root/current"
    touch -c "$lock"
    ;;
remove) # RELEASE…: each leaves the list in one step before it is taken apart
    for name; do
        mv -T "$root/releases/$name" "$root/releases/.gone-$name"
    done
    rm -rf "$root/releases/.gone-"*
    ;;
esac
