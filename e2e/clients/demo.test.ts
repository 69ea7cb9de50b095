import { expect, onTestFinished, test, vi } from 'vitest';
import { setScene } from '../../scripts/demo/scene.ts';
import { Steps } from '../../scripts/demo/steps.ts';
import { walkCli } from '../../scripts/demo/walk-cli.ts';
import { buildProgram } from './cli-program.ts';

test('the demo does the whole job through the command line where there is no app', async () => {
  vi.spyOn(console, 'log').mockReturnValue();
  onTestFinished(() => void vi.restoreAllMocks());
  const daypass = await buildProgram({});
  onTestFinished(() => daypass.remove());
  const scene = await setScene({ withSession: false });
  onTestFinished(() => scene.close());
  const steps = new Steps();

  await walkCli(scene, steps, daypass.invocation.entry);

  expect(steps.summary).toMatch(/^All [89] steps done\.$/);
});
