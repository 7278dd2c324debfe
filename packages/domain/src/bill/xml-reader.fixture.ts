/** An element as it was read back. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ReadElement[];
  text: string;
}

const TOKEN = /<\?[^?]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*>|([^<]+)/gy;

/** Reads a document that is written without comments and empty tags; throws where it is not well formed. */
export function readXml(xml: string): ReadElement {
  const root: ReadElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(xml);
    if (match === null) throw new Error(`not well formed at ${xml.slice(from, from + 40)}`);
    const [, closing, name = "", attributes = "", text] = match;
    const top = open.at(-1) ?? root;
    if (text !== undefined) top.text += unescaped(text);
    else if (closing === "/") {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else if (name !== "") {
      const element = { name, attributes: attributesOf(attributes), children: [], text: "" };
      top.children.push(element);
      open.push(element);
    }
  }
  const [document] = root.children;
  if (open.length !== 1 || document === undefined) throw new Error("the document is not closed");
  return document;
}

/** All elements at a path below an element, such as `cac:TaxTotal/cac:TaxSubtotal`. */
export function allAt(from: ReadElement, path: string): ReadElement[] {
  return path
    .split("/")
    .reduce<ReadElement[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [from],
    );
}

/** The text of the first element at a path, or null. */
export function textAt(from: ReadElement, path: string): string | null {
  return allAt(from, path)[0]?.text ?? null;
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w:]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, key = "", value = ""]) => [key, unescaped(value)]));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function unescaped(text: string): string {
  return text.replace(
    /&(?:#(\d+)|(\w+));|&/g,
    (whole, code: string | undefined, name: string | undefined) => {
      if (code !== undefined) return String.fromCodePoint(Number(code));
      const character = name === undefined ? undefined : ENTITIES[name];
      if (character === undefined) throw new Error(`${whole} is not escaped`);
      return character;
    },
  );
}
