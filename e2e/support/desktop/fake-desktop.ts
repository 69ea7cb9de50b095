import { EventEmitter } from 'node:events';
import dbus from 'dbus-next';
import { awaited, NotYet } from '../awaited.ts';
import { TrayReader, type TrayAddress } from './tray-reader.ts';

const { Interface, ACCESS_READ } = dbus.interface;

/** A notice as it reached the notification service. */
interface Notice {
  readonly id: number;
  readonly summary: string;
  readonly body: string;
  readonly actions: readonly string[];
}

/** What a desktop offers apps over the session bus: a host for tray icons, and notifications. */
export interface FakeDesktop {
  /** The app's tray icon, once it has registered. */
  tray(): Promise<TrayReader>;
  readonly notices: readonly Notice[];
  /** Resolves with the first notice, old or new, whose title or body matches. */
  notice(pattern: RegExp): Promise<Notice>;
  /** The panel starts, at login after the app. */
  startTrayHost(): Promise<void>;
  /** The panel ends and takes every icon along. */
  stopTrayHost(): Promise<void>;
  /** The person's click on a notice. */
  clickNotice(notice: Notice): void;
  stop(): void;
}

class StatusNotifierWatcher extends Interface {
  items: TrayAddress[] = [];
  readonly events = new EventEmitter();

  constructor() {
    super('org.kde.StatusNotifierWatcher');
  }

  /** Electron passes its unique bus name; a path alone would leave the sender unknown to us. */
  RegisterStatusNotifierItem(service: string): void {
    this.items.push({ name: service, path: '/StatusNotifierItem' });
    this.events.emit('item');
  }

  /** A program that has ended takes its icon along. */
  forget(service: string): void {
    this.items = this.items.filter(({ name }) => name !== service);
  }

  RegisterStatusNotifierHost(_service: string): void {}

  get RegisteredStatusNotifierItems(): string[] {
    return this.items.map(({ name, path }) => name + path);
  }

  get IsStatusNotifierHostRegistered(): boolean {
    return true;
  }

  get ProtocolVersion(): number {
    return 0;
  }
}

StatusNotifierWatcher.configureMembers({
  properties: {
    RegisteredStatusNotifierItems: { signature: 'as', access: ACCESS_READ },
    IsStatusNotifierHostRegistered: { signature: 'b', access: ACCESS_READ },
    ProtocolVersion: { signature: 'i', access: ACCESS_READ },
  },
  methods: {
    RegisterStatusNotifierItem: { inSignature: 's' },
    RegisterStatusNotifierHost: { inSignature: 's' },
  },
});

class Notifications extends Interface {
  readonly notices: Notice[] = [];
  readonly events = new EventEmitter();

  constructor() {
    super('org.freedesktop.Notifications');
  }

  GetCapabilities(): string[] {
    return ['body', 'actions', 'persistence'];
  }

  GetServerInformation(): string[] {
    return ['fake-desktop', 'daypass', '1', '1.2'];
  }

  Notify(
    _app: string,
    replaces: number,
    _icon: string,
    summary: string,
    body: string,
    actions: string[],
    _hints: unknown,
    _timeoutMillis: number,
  ): number {
    const id = replaces || this.notices.length + 1;
    this.notices.push({ id, summary, body, actions });
    setImmediate(() => this.events.emit('notice'));
    return id;
  }

  CloseNotification(id: number): void {
    this.NotificationClosed(id, 3);
  }

  ActionInvoked(id: number, key: string): unknown[] {
    return [id, key];
  }

  NotificationClosed(id: number, reason: number): unknown[] {
    return [id, reason];
  }
}

Notifications.configureMembers({
  methods: {
    GetCapabilities: { outSignature: 'as' },
    GetServerInformation: { outSignature: 'ssss' },
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u' },
  },
  signals: { ActionInvoked: { signature: 'us' }, NotificationClosed: { signature: 'uu' } },
});

export interface FakeDesktopOptions {
  readonly busAddress: string;
  /** False for a desktop without a tray host, as GNOME is out of the box. */
  readonly hasTrayHost?: boolean;
  /** False for a desktop without a notification service. */
  readonly hasNotifications?: boolean;
}

export async function startFakeDesktop(options: FakeDesktopOptions): Promise<FakeDesktop> {
  const bus = dbus.sessionBus({ busAddress: options.busAddress });
  const watcher = new StatusNotifierWatcher();
  const notifications = new Notifications();
  const startTrayHost = async (): Promise<void> => {
    bus.export('/StatusNotifierWatcher', watcher);
    await bus.requestName('org.kde.StatusNotifierWatcher', 0);
  };
  if (options.hasTrayHost ?? true) await startTrayHost();
  await forgetEndedPrograms(bus, watcher);
  if (options.hasNotifications ?? true) {
    bus.export('/org/freedesktop/Notifications', notifications);
    await bus.requestName('org.freedesktop.Notifications', 0);
  }

  const onEvent = (emitter: EventEmitter, name: string) => (changed: () => void) => {
    emitter.on(name, changed);
    return () => void emitter.off(name, changed);
  };
  return {
    async tray() {
      const item = await awaited(
        'a tray icon to register',
        () => watcher.items.at(-1) ?? new NotYet('no icon'),
        onEvent(watcher.events, 'item'),
      );
      const reader = new TrayReader(bus, item);
      await reader.listen();
      return reader;
    },
    notices: notifications.notices,
    notice: (pattern) =>
      awaited(
        `a notice like ${pattern}`,
        () =>
          notifications.notices.find(({ summary, body }) => pattern.test(summary) || pattern.test(body)) ??
          new NotYet(notifications.notices),
        onEvent(notifications.events, 'notice'),
      ),
    startTrayHost,
    async stopTrayHost() {
      await bus.releaseName('org.kde.StatusNotifierWatcher');
      bus.unexport('/StatusNotifierWatcher', watcher);
      watcher.items = [];
    },
    clickNotice({ id }) {
      notifications.ActionInvoked(id, 'default');
    },
    stop: () => bus.disconnect(),
  };
}

async function forgetEndedPrograms(bus: dbus.MessageBus, watcher: StatusNotifierWatcher): Promise<void> {
  bus.on('message', ({ member, body }) => {
    const [name, , newOwner] = body;
    if (member === 'NameOwnerChanged' && newOwner === '') watcher.forget(String(name));
  });
  await bus.call(
    new dbus.Message({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
      signature: 's',
      body: ["type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"],
    }),
  );
}
