import { createDictionary } from "../../ber/dictionary.ts";
import { GROUPS } from "./groups.ts";
import { BCD_TEXTS, INTEGERS, NUMBER_TEXTS, OCTETS, TEXTS } from "./leaves.ts";

/**
 * The items of TAP3. Those of three releases stand together: no tag changed its meaning.
 *
 * Source  GSMA TD.57, releases 3.10, 3.11 and 3.12: names and tags.
 */
export const TAP3_DICTIONARY = createDictionary({
  group: GROUPS,
  integer: INTEGERS,
  text: TEXTS,
  number: NUMBER_TEXTS,
  bcd: BCD_TEXTS,
  octets: OCTETS,
});
