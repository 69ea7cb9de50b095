import { closeSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';

/**
 * `daypass service run`: the background key service. Started by the first command that needs keys; prints one line when
 * it listens, or when it finds that another service does and ends. It ends by itself when nobody uses it, or when the app
 * takes over.
 */
export const serviceRun = defineCommand({
  name: 'service run',
  async run(_input, terminal) {
    const { KeyService, keySource, ownPaths } = await import('../../../core/index.ts');
    const [engine, ports] = [await terminal.engine(), await terminal.ports()];
    const { dir: ownDir } = ownPaths(ports.surroundings);
    let leave: () => void = () => undefined;
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const service = new KeyService(ports, {
      owner: 'background',
      ownDir,
      tempDir: tmpdir(),
      uid: process.getuid?.() ?? 0,
      pid: process.pid,
      keys: keySource(engine),
      onLeave: () => leave(),
    });
    const stopListening = terminal.onInterrupt(() => leave());
    await engine.start();
    const isServing = await service.start();
    writeSync(process.stdout.fd, 'ready\n');
    closeSync(process.stdout.fd);
    if (isServing) await left;
    stopListening();
    await service.stop();
    return EXIT.ok;
  },
});
