import { ipcMain, type IpcMainEvent, type WebContents } from 'electron';
import { ANSWERS, type Answer } from '../../shared/answers.ts';
import { channelOf, type CommandName, type TopicName, type TopicValue } from '../../shared/contract.ts';
import type { Log } from '../../core/index.ts';
import { APP_ORIGIN } from '../security/app-origin.ts';
import { answerCommand, refusalOf, type Handlers } from './answer.ts';
import { schemas } from './schemas.ts';

/** Where each topic's value of now comes from when the window asks for it; undefined when there is none. */
type TopicSources = { readonly [K in TopicName]: () => TopicValue<K> | undefined };

export interface Binding {
  readonly handlers: Handlers;
  readonly topics: TopicSources;
  /** Our pages that there are now. */
  readonly pages: () => readonly (WebContents | undefined)[];
  readonly log: Log;
}

/** The only user of ipcMain: binds every command and topic of the contract behind the same checks of the sender. */
export function bind(binding: Binding): void {
  for (const name of namesOf(schemas)) {
    handleTrusted(binding, name, (input) => answerCommand(name, input, binding.handlers, binding.log));
  }
  for (const name of namesOf(binding.topics)) {
    handleTrusted(binding, name, () => binding.topics[name]());
  }
}

function namesOf<Name extends CommandName | TopicName>(entries: Readonly<Record<Name, unknown>>): readonly Name[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys() forgets what keys a record has
  return Object.keys(entries) as Name[];
}

/** Answers go the way of topics, so that what is published before a command ends arrives before its answer. */
function handleTrusted(binding: Binding, name: CommandName | TopicName, answer: (rawInput: unknown) => unknown): void {
  const channel = channelOf(name);
  ipcMain.on(channel, (event, id: unknown, rawInput: unknown) => {
    if (typeof id !== 'number') return;
    const reason = refusalOf(senderOf(event, binding.pages()), APP_ORIGIN);
    if (reason === undefined) return void answerTo(event, id, answer(rawInput));
    binding.log.warn('ipc.refused', { channel, reason });
    send(event, { id, refused: true });
  });
}

async function answerTo(event: IpcMainEvent, id: number, value: unknown): Promise<void> {
  send(event, { id, value: await value });
}

/** To the very frame that asked, unless it is gone by now. */
function send({ senderFrame, sender }: IpcMainEvent, answer: Answer): void {
  try {
    if (!sender.isDestroyed()) senderFrame?.send(ANSWERS, answer);
  } catch {
    // The frame went in this very moment: there is nobody to answer.
  }
}

function senderOf(event: IpcMainEvent, pages: readonly (WebContents | undefined)[]) {
  const frame = event.senderFrame;
  return {
    isOurWindow: pages.includes(event.sender),
    // A frame that has navigated away or is gone is null.
    isTopFrame: frame !== null && frame === event.sender.mainFrame,
    origin: frame?.origin ?? '',
  };
}
