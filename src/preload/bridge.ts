import { channelOf, contract, type Bridge, type CommandName, type TopicName } from '../shared/contract.ts';

/** The two things a bridge needs of Electron; the raw event never reaches the page. */
export interface Wire {
  invoke(channel: string, input?: unknown): Promise<unknown>;
  /** Answers an unsubscribe. */
  listen(channel: string, listener: (value: unknown) => void): () => void;
}

/** The object the page finds at `window.daypass`: one frozen function per entry of the contract, and nothing else. */
export function bridgeOver(wire: Wire): Bridge {
  const entries = Object.entries(contract).map(([name, { kind }]) => [
    name,
    kind === 'command' ? commandOver(wire, name as CommandName) : topicOver(wire, name as TopicName),
  ]);
  return Object.freeze(Object.fromEntries(entries)) as Bridge;
}

function commandOver(wire: Wire, name: CommandName) {
  return (input: unknown) => wire.invoke(channelOf(name), input);
}

function topicOver(wire: Wire, name: TopicName) {
  return (listener: (value: unknown) => void) => {
    let subscribed = true;
    const tell = (value: unknown): void => {
      if (subscribed && value !== undefined) listener(value);
    };
    // Listen first, then ask for now's value: a change in between is told twice rather than never.
    const stop = wire.listen(channelOf(name), tell);
    void wire.invoke(channelOf(name)).then(tell);
    return () => {
      subscribed = false;
      stop();
    };
  };
}
