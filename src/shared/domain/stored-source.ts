/**
 * The value as our own files hold it: they name a source `sessionName`, as they did when every source was a session. Earlier
 * versions of Daypass can read what this one writes.
 */
export function toStored(value: object): object {
  return renamed(value, 'sourceId', 'sessionName');
}

/** The value of our own file under the key that the code uses. The parts are not checked yet. */
export function fromStored(value: object): object {
  return renamed(value, 'sessionName', 'sourceId');
}

function renamed(value: object, from: string, to: string): object {
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key === from ? to : key, part]));
}
