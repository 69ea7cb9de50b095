import { buildProgram, PROGRAM_NAMES } from './build.ts';
import { setScene } from './demo/scene.ts';
import { messageOf, Steps } from './demo/steps.ts';
import { walkCli } from './demo/walk-cli.ts';
import { electronRuntime, type FoundRuntime } from './electron/electron-runtime.ts';
import { onPath } from './programs/on-path.ts';

/**
 * `npm run demo`: the whole job against the built-in simulator, on nothing of the person's own. With a display the
 * person plays; without one the demo plays the person, in the real app where it can run, else in the command line.
 */
process.exitCode = await main();

async function main(): Promise<number> {
  await Promise.all(PROGRAM_NAMES.map(buildProgram));
  const runtime = await electronRuntime();
  if ('missing' in runtime && hasDisplay() && (await hasBrowser())) {
    console.log(`${runtime.missing}\nThe window runs in a browser instead.\n`);
    const { runInBrowser } = await import('./dev/run-in-browser.ts');
    await runInBrowser();
    return 0;
  }
  if ('missing' in runtime) {
    console.log(
      `No app in this demo: ${runtime.missing} Or DAYPASS_ELECTRON=npm npm run demo, for a stand-in from the npm registry.\nThe command line does the same job:\n`,
    );
    return playCommandLine();
  }
  if (hasDisplay()) {
    const { playWithPerson } = await import('./demo/play-with-person.ts');
    return playWithPerson(runtime);
  }
  const missing = await missingForVirtualScreen();
  if (missing.length > 0) {
    console.log(`No display, and no ${missing.join(', ')} to stand in for one. The command line does the same job:\n`);
    return playCommandLine();
  }
  return playApp(runtime);
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

async function hasBrowser(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const names = ['firefox', 'chromium', 'google-chrome', 'xdg-open'];
  return (await Promise.all(names.map((name) => onPath(name)))).some((file) => file !== undefined);
}

async function missingForVirtualScreen(): Promise<readonly string[]> {
  const programs = ['Xvfb', 'dbus-daemon'];
  const found = await Promise.all(programs.map((program) => onPath(program)));
  return programs.filter((_program, index) => found[index] === undefined);
}

async function playCommandLine(): Promise<number> {
  const scene = await setScene({ withSession: false });
  return play(scene.close, (steps) => walkCli(scene, steps));
}

async function playApp(runtime: FoundRuntime): Promise<number> {
  const { walkApp } = await import('./demo/walk-app.ts');
  console.log(`No display: Daypass runs in Electron ${runtime.version} (${runtime.source}) on a virtual one.\n`);
  const scene = await setScene({ withSession: false });
  return play(scene.close, (steps) => walkApp(scene, steps));
}

async function play(close: () => Promise<void>, walk: (steps: Steps) => Promise<void>): Promise<number> {
  const steps = new Steps();
  try {
    await walk(steps);
    return 0;
  } catch (thrown) {
    console.error(messageOf(thrown));
    return 1;
  } finally {
    console.log(`\n${steps.summary}`);
    await close();
  }
}
