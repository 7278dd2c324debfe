import type { Dictionary, Item } from "./dictionary.ts";
import { berFault } from "./fault.ts";
import { readBcd } from "./read-bcd.ts";
import { readInteger } from "./read-integer.ts";
import { readOctets } from "./read-octets.ts";
import { readAscii, readNumberString } from "./read-text.ts";
import type { BerElement } from "./types.ts";

/** An item where it stands in a record. */
export interface ItemNode {
  readonly item: Item;
  readonly element: BerElement;
  readonly parent: ItemNode | null;
  /** Those of its items that the dictionary knows, in order. */
  readonly children: readonly ItemNode[];
}

const NONE: readonly ItemNode[] = [];
/** A record of many tags that nobody knows is not to grow many times its size. */
const MAX_UNKNOWN_TAGS = 20;
const CLASS_MARKS = { universal: "u", application: "", context: "c", private: "p" } as const;

/** The items of one record. A name stands for the same item wherever it stands. */
export class Items {
  readonly #nodes = new Map<string, ItemNode[]>();
  readonly #unknownTags = new Set<string>();
  readonly #dictionary: Dictionary;

  /** Finds the items by their tags. Nothing is decoded before its text is asked for. */
  constructor(roots: readonly BerElement[], dictionary: Dictionary) {
    this.#dictionary = dictionary;
    for (const root of roots) this.#take(root, null);
  }

  all(name: string): readonly ItemNode[] {
    return this.#nodes.get(name) ?? NONE;
  }

  first(name: string): ItemNode | undefined {
    return this.#nodes.get(name)?.[0];
  }

  /** The text of the first item of this name; empty when there is none. */
  text(name: string): string {
    return textOf(this.first(name));
  }

  /** Paths of the first 20 tags that the dictionary does not know, such as 9.147.999. */
  get unknownTags(): readonly string[] {
    return [...this.#unknownTags];
  }

  #take(element: BerElement, parent: ItemNode | null): ItemNode | null {
    const item = element.tagClass === "application" ? this.#dictionary.byTag(element.number) : undefined;
    if (item === undefined) {
      if (this.#unknownTags.size < MAX_UNKNOWN_TAGS) this.#unknownTags.add(pathOf(element, parent));
      return null;
    }
    const children: ItemNode[] = [];
    const node = { item, element, parent, children };
    const others = this.#nodes.get(item.name);
    if (others === undefined) this.#nodes.set(item.name, [node]);
    else others.push(node);
    if (item.form !== "group") return node;
    if (!element.isConstructed) throw berFault(element.offset, `${item.name} is no group`);
    for (const each of element.children) {
      const child = this.#take(each, node);
      if (child !== null) children.push(child);
    }
    return node;
  }
}

function pathOf({ tagClass, number }: BerElement, parent: ItemNode | null): string {
  const tag = `${CLASS_MARKS[tagClass]}${number}`;
  return parent === null ? tag : `${pathOf(parent.element, parent.parent)}.${tag}`;
}

/**
 * The text of an item: digits of a number, hexadecimal digits of octets, empty for no item.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when it is not of its form.
 */
export function textOf(node: ItemNode | undefined): string {
  if (node === undefined) return "";
  switch (node.item.form) {
    case "integer":
      return String(numberOf(node));
    case "text":
      return readAscii(node.element);
    case "number":
      return readNumberString(node.element);
    case "bcd":
      return readBcd(node.element);
    case "octets":
      return readOctets(node.element).toString("hex");
    case "group":
      return "";
  }
}

/**
 * The figure of an item.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when it is below 0, which no figure of a record may be.
 */
export function numberOf({ item, element }: ItemNode): bigint {
  const value = readInteger(element);
  if (value < 0n) throw berFault(element.offset, `${item.name} is below 0`);
  return value;
}

/** The sum of figures as text; empty when there is none. */
export function sumText(nodes: readonly ItemNode[]): string {
  if (nodes.length === 0) return "";
  return String(nodes.reduce((sum, node) => sum + numberOf(node), 0n));
}

/** The first item of this name in the group that the node is. */
export function childOf({ children }: ItemNode, name: string): ItemNode | undefined {
  return children.find(({ item }) => item.name === name);
}

/** The nearest item around this one that has the name. */
export function ancestorOf({ parent }: ItemNode, name: string): ItemNode | null {
  let node = parent;
  while (node !== null && node.item.name !== name) node = node.parent;
  return node;
}

/**
 * The digits of an identifier; empty for no item.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when it has other digits than 0 to 9.
 */
export function digitsOf(node: ItemNode | undefined): string {
  const text = textOf(node);
  if (node === undefined || /^\d*$/.test(text)) return text;
  throw berFault(node.element.offset, `${node.item.name} holds a digit above 9`);
}

/** A gateway counts in 32 bits without a sign; some senders write the highest of them as one. */
export function chargingIdText(node: ItemNode | undefined): string {
  if (node === undefined) return "";
  const value = readInteger(node.element);
  return String(value < 0n ? BigInt.asUintN(32, value) : value);
}
