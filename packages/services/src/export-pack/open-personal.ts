import type { PackedTable } from "@tributary/domain/export-pack/types";
import { maskIdentity, openIdentity } from "../subscriber/identity.ts";
import { subscriberSealer } from "../subscriber/seal-fields.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { openRequester } from "../ticket/requester.ts";
import type { PackedRow } from "./csv-cells.ts";

export interface PersonalRequest {
  readonly includesPersonal: boolean;
  readonly operatorId: string;
  readonly keys: SubscriberKeys;
}

/** Under which name of the door what a column says is sealed. */
const SEALED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  subscriber: {
    name: "nameSealed",
    email: "emailSealed",
    address: "addressSealed",
    vatId: "vatIdSealed",
  },
  ticket: { requester: "requesterSealed" },
};

/** What has to be read for the columns of a file. */
export function readColumns({ model, columns }: PackedTable): string[] {
  const sealed = SEALED[model] ?? {};
  return columns.map((column) => sealed[column] ?? column);
}

/**
 * Opens who somebody is for whoever asked for it. For anybody else, subscribers are masked as on every page,
 * and what people wrote is left empty.
 */
export function personalOpener(table: PackedTable, request: PersonalRequest): (row: PackedRow) => PackedRow {
  const { includesPersonal, operatorId, keys } = request;
  const { model, personal = [] } = table;
  if (model === "subscriber") {
    const sealer = subscriberSealer(keys, operatorId);
    const say = includesPersonal ? openIdentity : maskIdentity;
    return (row) => ({ ...row, ...say(row as unknown as Parameters<typeof openIdentity>[0], sealer) });
  }
  if (!includesPersonal) {
    const nothing = Object.fromEntries(personal.map((column) => [column, null]));
    return (row) => ({ ...row, ...nothing });
  }
  if (model !== "ticket") return (row) => row;
  return (row) => {
    const sealed = row as unknown as Parameters<typeof openRequester>[2];
    return { ...row, requester: openRequester(keys, operatorId, sealed) };
  };
}
