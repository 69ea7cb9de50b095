#!/bin/sh
# After the files are there: deb's postinst and rpm's %post. Nothing here may fail the installation.
profile=/etc/apparmor.d/daypass-desktop

# Chromium's sandbox needs user namespaces, else this helper with root's rights.
if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
  chmod 0755 /opt/Daypass/chrome-sandbox || true
else
  chmod 4755 /opt/Daypass/chrome-sandbox || true
fi

# Where AppArmor is older than 4 (Debian 12, Ubuntu 22.04) it can't read the profile, and nothing needs it.
if command -v apparmor_parser >/dev/null 2>&1 &&
  apparmor_parser --skip-kernel-load --skip-cache /opt/Daypass/resources/apparmor-profile >/dev/null 2>&1; then
  cp -f /opt/Daypass/resources/apparmor-profile "$profile" || true
  chmod 0644 "$profile" || true
  # Inside an image that is being built, no kernel of its own is there to load it into.
  if command -v aa-enabled >/dev/null 2>&1 && aa-enabled --quiet && ! { command -v ischroot >/dev/null 2>&1 && ischroot; }; then
    apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
  fi
fi

if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
if command -v gtk-update-icon-cache >/dev/null 2>&1; then gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor || true; fi
exit 0
