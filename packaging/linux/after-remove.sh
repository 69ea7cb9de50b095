#!/bin/sh
# After the files are gone: deb's postrm and rpm's %postun. At an upgrade both also run for the older version, rpm's even
# after the newer one is in place: then everything stays.
case ${1-} in
  upgrade | failed-upgrade | abort-install | abort-upgrade | disappear | 1) exit 0 ;;
esac
profile=/etc/apparmor.d/daypass-desktop

if [ -f "$profile" ]; then
  if command -v aa-enabled >/dev/null 2>&1 && aa-enabled --quiet && ! { command -v ischroot >/dev/null 2>&1 && ischroot; }; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi
if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
# rpm says 0 and deb says remove; a purge runs this once more.
case ${1-} in
  0 | remove)
    echo 'Daypass is removed. ~/.aws and what Daypass keeps for each person (~/.local/share/daypass) stay as they are.'
    ;;
esac
exit 0
