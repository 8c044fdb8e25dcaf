# Publishes on a disk that is full, and once more when there is room. Run by `cargo xtask test`, with
# mounts of its own: $1 an empty folder, $2 the generator, $3 content, $4 theme.
set -eu
mount -t tmpfs -o size=16m none "$1"
dist="$1/dist"

build() { "$2" build --content "$3" --theme "$4" --dist "$dist" --today 2026-11-20; }
fingerprint() { (cd "$dist" && find . -type f -exec sha256sum {} + | sort); }
fail() { echo "$1"; exit 1; }

build "$@"
before=$(fingerprint)
# Room for the first files of the next site, not for all of it.
room=$(($(df --output=avail -k "$1" | tail -n 1) - 64))
head -c "${room}k" /dev/zero > "$1/filler"

if said=$(build "$@" 2>&1); then fail "a build on a full disk claims that all went well"; fi
case $said in
  *"No space left"*) ;;
  *) fail "a build on a full disk does not say so: $said" ;;
esac
[ "$before" = "$(fingerprint)" ] || fail "a build on a full disk has changed the old site"

rm "$1/filler"
build "$@"
[ "$before" = "$(fingerprint)" ] || fail "the build after a full disk makes another site"
