export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly isFocusable: boolean;
  /** `polite` or `assertive`; undefined where changes are not read out. */
  readonly live: string | undefined;
  readonly text: string;
}

interface RawNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

interface Frame {
  readonly frame: { readonly id: string; readonly url: string };
  readonly childFrames?: readonly Frame[];
}

/** The calls used of a Chrome DevTools Protocol session: https://chromedevtools.github.io/devtools-protocol/ */
export interface AccessibilitySession {
  send(method: 'Page.getFrameTree'): Promise<{ readonly frameTree: Frame }>;
  send(
    method: 'Accessibility.getFullAXTree',
    params: { readonly frameId: string },
  ): Promise<{ readonly nodes: readonly RawNode[] }>;
}

/** What Chromium exposes to a screen reader of the window, top to bottom. */
export async function accessibilityTree(session: AccessibilitySession): Promise<readonly AccessibleNode[]> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const frameId = framesIn(frameTree).find(({ frame }) => frame.url === location.href)?.frame.id;
  if (frameId === undefined) throw new Error('the test’s own frame is not in the page');
  const { nodes } = await session.send('Accessibility.getFullAXTree', { frameId });
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  return nodes.filter(({ ignored }) => !ignored).map((node) => nodeOf(node, byId));
}

function framesIn(tree: Frame): readonly Frame[] {
  return [tree, ...(tree.childFrames ?? []).flatMap(framesIn)];
}

function nodeOf(node: RawNode, byId: ReadonlyMap<string, RawNode>): AccessibleNode {
  const property = (name: string) => node.properties?.find((one) => one.name === name)?.value.value;
  const live = property('live');
  return {
    role: node.role?.value ?? '',
    name: node.name?.value ?? '',
    isFocusable: property('focusable') === true,
    live: typeof live === 'string' ? live : undefined,
    text: textOf(node, byId),
  };
}

function textOf(node: RawNode, byId: ReadonlyMap<string, RawNode>): string {
  if (node.role?.value === 'StaticText') return node.name?.value ?? '';
  return (node.childIds ?? []).map((id) => textOf(byId.get(id) ?? { nodeId: id, ignored: true }, byId)).join('');
}
