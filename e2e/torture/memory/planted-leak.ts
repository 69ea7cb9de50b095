/** Returns what to call in each cycle: it leaks memory, a timer and a listener, so that tests see that the judge notices. */
export function plantLeak(): () => void {
  const leaked: string[] = [];
  process.setMaxListeners(0);
  return () => {
    leaked.push(`${leaked.length}`.padEnd(100_000, 'x').replaceAll('x', 'y'));
    setTimeout(() => undefined, 3_600_000).unref();
    process.on('SIGUSR2', () => undefined);
  };
}
