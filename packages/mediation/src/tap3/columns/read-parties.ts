import { childOf, digitsOf, type Items, textOf } from "../../ber/read-items.ts";
import type { Tap3Texts } from "./tap3-columns.ts";

/** Types of a party's identifier and of equipment in content and location events. */
const MSISDN = "1";
const IMSI = "2";
const IMEI = "0";

interface TypedId {
  readonly group: string;
  readonly type: string;
  readonly id: string;
}

const CUSTOMER = { type: "customerIdType", id: "customerIdentifier" } as const;
/**
 * The groups that name the charged party by type and identifier. In a location event the customer who
 * tracks is charged; where none is named, the one who is tracked.
 */
const PARTIES: readonly TypedId[] = [
  { group: "chargedPartyIdentification", type: "chargedPartyIdType", id: "chargedPartyIdentifier" },
  { group: "trackingCustomerIdentification", ...CUSTOMER },
  { group: "trackedCustomerIdentification", ...CUSTOMER },
];
const EQUIPMENT: readonly TypedId[] = [
  "chargedPartyEquipment",
  "trackingCustomerEquipment",
  "trackedCustomerEquipment",
].map((group) => ({ group, type: "equipmentIdType", id: "equipmentId" }));

/**
 * The charged party and the other parties of an event.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when an identifier of the charged party has other digits than 0
 *         to 9.
 */
export function readParties(items: Items): Tap3Texts {
  const ids = groupOfFirst(items, PARTIES);
  return {
    imsi: digitsOf(items.first("imsi")) || typed(items, ids, IMSI),
    msisdn: digitsOf(items.first("msisdn")) || typed(items, ids, MSISDN),
    imei: items.text("imei") || typed(items, groupOfFirst(items, EQUIPMENT), IMEI),
    calledNumber: items.text("calledNumber") || addressIn(items, "destination"),
    callingNumber: items.text("callingNumber") || addressIn(items, "callOriginator"),
    thirdPartyNumber: items.text("thirdPartyNumber") || addressIn(items, "thirdPartyInformation"),
    nonChargedNumber:
      items.text("nonChargedNumber") ||
      items.text("nonChargedPartyNumber") ||
      addressIn(items, "scuNonChargedParty"),
    dialledDigits: items.text("dialledDigits"),
    smsDestinationNumber: items.text("smsDestinationNumber"),
    smsOriginator: items.text("smsOriginator"),
  };
}

/** In 3.10 the numbers of all parties have one tag: the group around one says whose it is. */
function addressIn(items: Items, group: string): string {
  return textOf(items.all("addressStringDigits").find(({ parent }) => parent?.item.name === group));
}

function groupOfFirst(items: Items, choices: readonly TypedId[]): TypedId | undefined {
  return choices.find(({ group }) => items.first(group) !== undefined);
}

function typed(items: Items, ids: TypedId | undefined, wanted: string): string {
  if (ids === undefined) return "";
  const found = items.all(ids.group).find((node) => textOf(childOf(node, ids.type)) === wanted);
  return found === undefined ? "" : textOf(childOf(found, ids.id));
}
