import dbus from 'dbus-next';
import { awaited, NotYet } from '../awaited.ts';
import { plain } from './plain.ts';

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

/** One line of a tray menu as the panel would draw it. */
export interface TrayLine {
  readonly label: string;
  readonly enabled: boolean;
  readonly separator: boolean;
  readonly children: readonly TrayLine[];
}

interface RawNode extends TrayLine {
  readonly id: number;
  readonly visible: boolean;
  readonly children: readonly RawNode[];
}

export interface TrayAddress {
  readonly name: string;
  readonly path: string;
}

/** Reads and clicks one registered tray icon over D-Bus, as a panel does. */
export class TrayReader {
  readonly #bus: dbus.MessageBus;
  readonly #item: TrayAddress;
  readonly #listeners = new Set<() => void>();

  constructor(bus: dbus.MessageBus, item: TrayAddress) {
    this.#bus = bus;
    this.#item = item;
    bus.on('message', (message) => {
      if (message.type === dbus.MessageType.SIGNAL && message.sender === item.name) {
        for (const listener of this.#listeners) listener();
      }
    });
  }

  /** To be called once, so that the bus passes the icon's signals on to us. */
  async listen(): Promise<void> {
    await this.#call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'AddMatch', 's', [
      `type='signal',sender='${this.#item.name}'`,
    ]);
  }

  async tooltip(): Promise<string> {
    const properties = await this.#properties();
    const tooltip = properties['ToolTip'];
    return Array.isArray(tooltip) ? String(tooltip[2]) : '';
  }

  async menu(): Promise<readonly TrayLine[]> {
    return (await this.#layout()).root.children;
  }

  /** Every label of the menu with its place, `Accounts › Team › Admin`; for reading in a failed test's message. */
  async labels(): Promise<readonly string[]> {
    return labelsOf(await this.menu());
  }

  /**
   * Clicks the line at a path of labels, each given whole or as a pattern, waiting until it is there and enabled.
   * The layout is read just before the click: ids are renumbered with every rebuild of the menu.
   */
  async click(...path: readonly (string | RegExp)[]): Promise<void> {
    await awaited(
      `the tray line ${path.map(String).join(' › ')}`,
      async () => {
        const { root, menuPath } = await this.#layout();
        const node = find(root, path);
        if (node === undefined || !node.enabled) return new NotYet(labelsOf(root.children));
        await this.#event(menuPath, node.id);
        return true;
      },
      (changed) => this.onChange(changed),
    );
  }

  /** Resolves with the labels once some line matches. */
  async line(pattern: RegExp): Promise<string> {
    return awaited(
      `a tray line like ${pattern}`,
      async () => {
        const labels = await this.labels();
        return labels.find((label) => pattern.test(label)) ?? new NotYet(labels);
      },
      (changed) => this.onChange(changed),
    );
  }

  /** Resolves once the tooltip matches. */
  async tooltipLike(pattern: RegExp): Promise<string> {
    return awaited(
      `a tooltip like ${pattern}`,
      async () => {
        const tooltip = await this.tooltip();
        return pattern.test(tooltip) ? tooltip : new NotYet(tooltip);
      },
      (changed) => this.onChange(changed),
    );
  }

  /** A left click on the icon itself. */
  async activate(): Promise<void> {
    await this.#call(this.#item.name, this.#item.path, ITEM, 'Activate', 'ii', [0, 0]);
  }

  /** Calls back on each change of the icon or its menu, until the answer is called. */
  onChange(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  async #event(menuPath: string, id: number): Promise<void> {
    const body = [id, 'clicked', new dbus.Variant('i', 0), 0];
    await this.#call(this.#item.name, menuPath, MENU, 'Event', 'isvu', body).catch((thrown: unknown) => {
      // A click on Quit may end the app before it replies.
      if (!String(thrown).includes('disconnected from message bus without replying')) throw thrown;
    });
  }

  async #properties(): Promise<Record<string, unknown>> {
    const body = await this.#call(this.#item.name, this.#item.path, 'org.freedesktop.DBus.Properties', 'GetAll', 's', [
      ITEM,
    ]);
    return plain(body[0]) as Record<string, unknown>;
  }

  async #layout(): Promise<{ menuPath: string; root: RawNode }> {
    const menuPath = String((await this.#properties())['Menu']);
    const body = await this.#call(this.#item.name, menuPath, MENU, 'GetLayout', 'iias', [0, -1, []]);
    return { menuPath, root: nodeOf(plain(body[1])) };
  }

  async #call(
    destination: string,
    path: string,
    face: string,
    member: string,
    signature: string,
    body: unknown[],
  ): Promise<readonly unknown[]> {
    const message = new dbus.Message({ destination, path, interface: face, member, signature, body });
    const reply = await this.#bus.call(message);
    return reply?.body ?? [];
  }
}

function nodeOf(value: unknown): RawNode {
  const [id, properties, children] = value as [number, Record<string, unknown>, unknown[]];
  return {
    id,
    label: withoutMnemonic(typeof properties['label'] === 'string' ? properties['label'] : ''),
    enabled: properties['enabled'] !== false,
    visible: properties['visible'] !== false,
    separator: properties['type'] === 'separator',
    children: children.map(nodeOf).filter((child) => child.visible),
  };
}

/** dbusmenu marks a keyboard mnemonic by one underscore and writes a real one twice. */
function withoutMnemonic(label: string): string {
  return label.replace(/_(.?)/gs, '$1');
}

function find(node: RawNode, path: readonly (string | RegExp)[]): RawNode | undefined {
  const [wanted, ...rest] = path;
  if (wanted === undefined) return node;
  for (const child of node.children) {
    const matches = typeof wanted === 'string' ? child.label === wanted : wanted.test(child.label);
    const found = matches ? find(child, rest) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function labelsOf(lines: readonly TrayLine[], above = ''): readonly string[] {
  return lines.flatMap((line) =>
    line.separator ? [] : [above + line.label].concat(labelsOf(line.children, `${above}${line.label} › `)),
  );
}
