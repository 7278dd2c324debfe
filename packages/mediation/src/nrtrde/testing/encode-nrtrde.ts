import type { LengthForm } from "../../ber/testing/encode-ber.ts";
import { encodeItems, type Tree } from "../../ber/testing/encode-items.ts";
import { NRTRDE_DICTIONARY } from "../dictionary.ts";

/** Encodes items as NRTRDE files have them: `encodeNrtrde({ nrtrde: { … } })`. For tests. */
export function encodeNrtrde(tree: Tree, form: LengthForm = "definite"): Buffer {
  return encodeItems(NRTRDE_DICTIONARY, tree, form);
}
