import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Programs whose every connection is seen, from their first instruction on, with those of all processes they start. */
export interface TracedPrograms {
  /** Returns a script to start in the program's place. It takes the program's arguments. */
  tracing(program: string): Promise<string>;
  /** Addresses on a network, `host:port`, that were connected or sent to until now. A name that was looked up shows as the DNS server. */
  addresses(): Promise<ReadonlySet<string>>;
}

/** `dir` gets the scripts and strace's logs. */
export async function tracePrograms(dir: string): Promise<TracedPrograms> {
  const logsDir = path.join(dir, 'connections');
  await mkdir(logsDir, { recursive: true });
  let scripts = 0;
  return {
    async tracing(program) {
      scripts += 1;
      const script = path.join(dir, `traced-${scripts}`);
      // The filter leaves all other calls at full speed. A file for each process, so that no line is cut by another's.
      const strace = [
        'strace -ff --seccomp-bpf -yy -s 512 -e signal=none',
        '-e trace=connect,sendto,sendmsg,sendmmsg',
        `-o '${logsDir}/${scripts}'-$$`,
      ].join(' ');
      await writeFile(script, `#!/bin/sh\nexec ${strace} '${program}' "$@"\n`, { mode: 0o755 });
      return script;
    },
    async addresses() {
      const names = await readdir(logsDir);
      const logs = await Promise.all(names.map((name) => readFile(path.join(logsDir, name), 'utf8')));
      return new Set(logs.flatMap(addressesIn));
    },
  };
}

/**
 * Addresses with ports in what strace prints. Sockets of this machine's own files are none. Nor is a UDP socket that is given an
 * address and sends nothing: that is how Chromium and getaddrinfo find out the route.
 */
export function addressesIn(trace: string): readonly string[] {
  const calls = trace.split('\n').filter((line) => !/\bconnect\(\d+<UDP/.test(line));
  return calls.flatMap((line) => {
    const four = line.matchAll(/sin_port=htons\((\d+)\), sin_addr=inet_addr\("([^"]+)"\)/g);
    const six = line.matchAll(/sin6_port=htons\((\d+)\).*?inet_pton\(AF_INET6, "([^"]+)"/g);
    const peers = line.matchAll(/\d+<UDP(?:v6)?:\[[^\]]*->\[?([^\]>]+?)\]?:(\d+)\]>/g);
    const named = [...four, ...six].map(([, port, host]) => `${host}:${port}`);
    const sentTo = [...peers].map(([, host, port]) => `${host}:${port}`);
    return [...named, ...sentTo].filter((address) => !address.endsWith(':0'));
  });
}
