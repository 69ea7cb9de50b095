import { channelOf, contract, type Bridge, type CommandName, type TopicName } from '../shared/contract.ts';

/** The two things a bridge needs of Electron; the raw event never reaches the page. */
export interface Wire {
  invoke(channel: string, input?: unknown): Promise<unknown>;
  /** Answers an unsubscribe. */
  listen(channel: string, listener: (value: unknown) => void): () => void;
}

/** The object the page finds at `window.daypass`: one frozen function per entry of the contract, and nothing else. */
export function bridgeOver(wire: Wire): Bridge {
  const entries = Object.entries(contract).map(([name, { kind }]) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries() forgets that the contract's keys are its names
    const channel = channelOf(name as CommandName | TopicName);
    return [name, kind === 'command' ? commandOver(wire, channel) : topicOver(wire, channel)] as const;
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made entry by entry from the object Bridge is derived from
  return Object.freeze(Object.fromEntries(entries)) as unknown as Bridge;
}

function commandOver(wire: Wire, channel: string) {
  return (input: unknown) => wire.invoke(channel, input);
}

function topicOver(wire: Wire, channel: string) {
  return (listener: (value: unknown) => void) => {
    let subscribed = true;
    const deliver = (value: unknown): void => {
      if (subscribed && value !== undefined) listener(value);
    };
    // Listen first, then ask for now's value: a change in between is told twice rather than never.
    const stop = wire.listen(channel, deliver);
    void wire.invoke(channel).then(deliver);
    return () => {
      subscribed = false;
      stop();
    };
  };
}
