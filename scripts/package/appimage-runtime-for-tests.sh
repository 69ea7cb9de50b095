#!/bin/sh
# Stands in test packages for the AppImage runtime (type 2), which is a download. It unpacks the file where the runtime
# would mount it, as the runtime does with APPIMAGE_EXTRACT_AND_RUN=1, and needs unsquashfs. A TERM goes on to the app.
offset=4096
image=$(readlink -f -- "$0") || exit 127
case ${1-} in
  --appimage-offset)
    echo "$offset"
    exit
    ;;
  --appimage-extract) exec unsquashfs -no-progress -quiet -o "$offset" -d squashfs-root "$image" ;;
  --appimage-extract-and-run) shift ;;
esac
ARGV0=$0 OWD=$PWD APPIMAGE=$image
APPDIR=$(mktemp -d "${TMPDIR:-/tmp}/appimage_extracted_XXXXXXXX") || exit 127
export ARGV0 OWD APPIMAGE APPDIR
child=''
trap 'rm -rf "$APPDIR"' EXIT
trap 'test -z "$child" || kill -TERM "$child"' TERM
unsquashfs -no-progress -quiet -no-xattrs -force -o "$offset" -d "$APPDIR" "$image" >/dev/null || exit 127
"$APPDIR/AppRun" "$@" <&0 &
child=$!
wait "$child"
code=$?
# A signal ends the wait before the app has ended.
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  code=$?
done
exit "$code"
# Filled up with comments to the size that `offset` says.
