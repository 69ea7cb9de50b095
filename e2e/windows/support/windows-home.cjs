// Wine gives every program the home folder of its own user. This gives it the test's, as Windows would for another user.
const { DAYPASS_WINDOWS_HOME: home } = process.env;
if (home) {
  process.env.USERPROFILE = home;
  process.env.LOCALAPPDATA = `${home}\\AppData\\Local`;
  process.env.APPDATA = `${home}\\AppData\\Roaming`;
  delete process.env.HOME;
}
