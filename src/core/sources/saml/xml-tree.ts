import { SaxesParser } from 'saxes';

/** An element of a parsed document. `text` joins its own character data, as canonical XML does around comments. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** By local name; attributes of another namespace are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const MOST_DEPTH = 64;
const MOST_ELEMENTS = 20_000;

/** Why a document is refused: `doctype` declares entities or reads files, `limits` is deeper or larger than SAML ever is. */
export type XmlRefusal = 'notXml' | 'doctype' | 'limits';

class RefusedError extends Error {
  readonly refusal: XmlRefusal;

  constructor(refusal: XmlRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/**
 * Parses a whole XML 1.0 document with namespaces. Nothing but the five predefined entities and character references
 * is expanded; a DOCTYPE is refused before anything behind it is read.
 */
export function parseXml(text: string): XmlElement | XmlRefusal {
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', () => {
    throw new RefusedError('notXml');
  });
  parser.on('doctype', () => {
    throw new RefusedError('doctype');
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    count += 1;
    if (count > MOST_ELEMENTS || open.length >= MOST_DEPTH) throw new RefusedError('limits');
    const own = Object.values(attributes).filter((attribute) => attribute.uri === '');
    const element: OpenElement = {
      namespace: uri,
      name: local,
      attributes: new Map(own.map(({ local: name, value }) => [name, value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (part: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    root = open.pop();
  });
  try {
    parser.write(text).close();
  } catch (thrown) {
    if (thrown instanceof RefusedError) return thrown.refusal;
    throw thrown;
  }
  return root ?? 'notXml';
}
