import { setScene } from '../../scripts/demo/scene.ts';
import { Steps } from '../../scripts/demo/steps.ts';
import { walkApp } from '../../scripts/demo/walk-app.ts';
import { expect, test } from '../support/test.ts';

test('the demo does the whole job in the app where there is no display', async () => {
  const scene = await setScene({ withSession: false });
  const steps = new Steps();
  try {
    await walkApp(scene, steps);
  } finally {
    await scene.close();
  }
  expect(steps.summary).toMatch(/^All [78] steps done\.$/);
});
