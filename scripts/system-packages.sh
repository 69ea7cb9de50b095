#!/bin/sh
# Installs what the whole test suite needs on Debian 12. Run as root; elsewhere install the like by hand: Ubuntu 24.04 has no awscli,
# no chromium but a snap, and libasound2 under another name.
# One line a package, with what would be left out without it.
set -eu
packages='
ca-certificates
git
xvfb
xauth
dbus
libgtk-3-0
libnss3
libasound2
libgbm1
libnotify4
xclip
xdotool
chromium
awscli
strace
fish
zsh
openssh-client
openssh-server
util-linux
iproute2
wine64
wine
nsis
fonts-noto-cjk
fonts-dejavu-core
'
if [ "${1:-}" = --list ]; then echo "$packages" | sed '/^$/d'; exit 0; fi
missing=''
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || { echo 'System packages: all there.'; exit 0; }
if [ "$(id -u)" != 0 ]; then echo "Missing system packages:$missing. Run as root: scripts/system-packages.sh" >&2; exit 1; fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
echo "System packages installed:$missing"
