import type { Dictionary, ItemForm } from "../dictionary.ts";
import { encodeBcd, encodeElement, encodeInteger, type LengthForm } from "./encode-ber.ts";

/** A leaf; a buffer is taken as its octets, whatever its form. */
export type Leaf = string | number | bigint | Buffer;

/**
 * What an item holds: a leaf, or items by name, in order; a list of such objects holds all their items, so
 * that one name can stand several times. A key #199 is the tag 199 that the dictionary does not know.
 */
export type Value = Leaf | Tree | readonly Tree[];

export interface Tree {
  readonly [item: string]: Value;
}

/** Encodes items of a dictionary, for tests. */
export function encodeItems(dictionary: Dictionary, tree: Tree, form: LengthForm): Buffer {
  return Buffer.concat(
    Object.entries(tree).map(([name, value]) => encodeItem(dictionary, name, value, form)),
  );
}

function encodeItem(dictionary: Dictionary, name: string, value: Value, form: LengthForm): Buffer {
  const item = dictionary.byName(name);
  const tag = name.startsWith("#") ? Number(name.slice(1)) : item?.tag;
  if (tag === undefined) throw new Error(`${name} is no item`);
  if (isLeaf(value)) return encodeElement(tag, encodeLeaf(item?.form, value), false, form);
  const trees = isList(value) ? value : [value];
  return encodeElement(
    tag,
    Buffer.concat(trees.map((tree) => encodeItems(dictionary, tree, form))),
    true,
    form,
  );
}

function encodeLeaf(itemForm: ItemForm | undefined, value: Leaf): Buffer {
  if (Buffer.isBuffer(value)) return value;
  if (typeof value !== "string" || itemForm === "integer") return encodeInteger(BigInt(value));
  if (itemForm === "bcd") return encodeBcd(value);
  return Buffer.from(value, itemForm === "octets" ? "hex" : "latin1");
}

function isLeaf(value: Value): value is Leaf {
  return typeof value !== "object" || Buffer.isBuffer(value);
}

function isList(value: Tree | readonly Tree[]): value is readonly Tree[] {
  return Array.isArray(value);
}
