/** An element with its attributes and what stands in it: elements, or a text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlElement[];
}

/** Makes an element; what is null among its children is left out. */
export function element(
  name: string,
  content: string | readonly (XmlElement | null)[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  const children = typeof content === "string" ? content : content.filter((child) => child !== null);
  return { name, attributes, content: children };
}

/**
 * Writes a document in UTF-8.
 *
 * Shape   texts and attributes are escaped; characters that XML 1.0 cannot hold are left out.
 */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, "")}\n`;
}

function write({ name, attributes, content }: XmlElement, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const open = `${indent}<${name}${written.join("")}>`;
  if (typeof content === "string") return `${open}${escaped(content)}</${name}>`;
  return [open, ...content.map((child) => write(child, `${indent}  `)), `${indent}</${name}>`].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

function escaped(text: string): string {
  return Array.from(text, (character) => ENTITIES[character] ?? (isXml(character) ? character : "")).join("");
}

/** Source  XML 1.0, production 2 (Char). */
function isXml(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}
