import type { Server } from 'node:net';

/** A port that could not be had; the message says what to do. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/** Nothing here is for other machines. */
const loopback = '127.0.0.1';

/**
 * Listens on 127.0.0.1; port 0 takes any free one. Answers the port.
 * @throws PortError when the port is taken or not allowed, saying what to do.
 */
export function listen(server: Server, port: number, what: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => reject(explain(error, port, what));
    server.once('error', refuse);
    server.listen(port, loopback, () => {
      server.off('error', refuse);
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error(`The ${what} has no port.`));
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number, what: string): Error {
  if (error.code === 'EADDRINUSE')
    return new PortError(
      `Port ${port} for the ${what} is in use. Stop what listens there, or give another port (0 takes any free one).`,
    );
  if (error.code === 'EACCES')
    return new PortError(`Port ${port} for the ${what} is not allowed here. Give one from 1024 up, or 0.`);
  return error;
}

/** Stops listening and drops open connections. */
export function closeServer(server: Server & { closeAllConnections?: () => void }): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });
}
