import type { LengthForm } from "../../ber/testing/encode-ber.ts";
import { encodeItems, type Tree } from "../../ber/testing/encode-items.ts";
import { TAP3_DICTIONARY } from "../dictionary/dictionary.ts";

/** Items of TAP3 by name; see `Value` for what they hold. */
export type Tap3Tree = Tree;

/** Encodes items as TAP3 files have them: `encodeTap3({ transferBatch: { … } })`. For tests. */
export function encodeTap3(tree: Tap3Tree, form: LengthForm = "definite"): Buffer {
  return encodeItems(TAP3_DICTIONARY, tree, form);
}
