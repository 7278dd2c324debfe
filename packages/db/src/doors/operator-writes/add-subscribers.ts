import type { PrismaClient } from "../../generated/shared/client.ts";
import type { OperatorTables } from "../operator-db.ts";

/** A subscriber with what it holds from its first instant on. */
export interface NewSubscriber {
  readonly id: string;
  readonly number: string;
  readonly status: "pending" | "active";
  readonly billing: string;
  readonly language: string;
  readonly nameSealed: Uint8Array | null;
  readonly emailSealed: Uint8Array | null;
  readonly addressSealed: Uint8Array | null;
  readonly nameMarks: readonly string[];
  readonly validFrom: Date | null;
  readonly planVersionId: string | null;
  readonly sim: NewHolding<{ readonly iccid: string; readonly imsis: readonly string[] }> | null;
  readonly phone: NewHolding<{ readonly msisdn: string }> | null;
}

/** What a subscriber gets: taken out of stock, or new to the operator with it. */
type NewHolding<Thing> = Thing & { readonly id: string; readonly isNew: boolean };

export interface AddedBy {
  readonly actor: string;
  readonly note: string;
  /** The batch that new SIMs are said to be of. */
  readonly batch: string;
}

type Raw = Pick<PrismaClient, "$executeRaw">;

const BATCH = 5_000;

/**
 * Stores subscribers with their SIMs, numbers and plans by statements over whole batches: tens of thousands
 * of rows in a few seconds. Their operator is the transaction's.
 */
export async function addSubscribers(
  tx: OperatorTables,
  rows: readonly NewSubscriber[],
  { actor, note, batch }: AddedBy,
): Promise<void> {
  const client = tx as unknown as Raw;
  for (let start = 0; start < rows.length; start += BATCH) {
    const added = rows.slice(start, start + BATCH);
    await insertSubscribers(client, added);
    await insertEvents(client, added, actor, note);
    await insertSims(client, added, batch);
    await insertNumbers(client, added);
    await insertPlans(client, added);
  }
}

function insertSubscribers(client: Raw, rows: readonly NewSubscriber[]) {
  const given = JSON.stringify(
    rows.map((row) => ({
      ...{ id: row.id, number: row.number, status: row.status, billing: row.billing },
      ...{ language: row.language, marks: row.nameMarks, name: hex(row.nameSealed) },
      ...{ email: hex(row.emailSealed), address: hex(row.addressSealed) },
      activated_at: row.status === "active" ? row.validFrom : null,
    })),
  );
  return client.$executeRaw`
    INSERT INTO subscriber (id, number, status, billing, language, name_sealed, email_sealed, address_sealed,
      name_marks, activated_at)
    SELECT id, number, status, billing, language, decode(name, 'hex'), decode(email, 'hex'),
      decode(address, 'hex'), marks, activated_at
    FROM json_to_recordset(${given}::json) AS g(id uuid, number text, status text, billing text,
      language text, name text, email text, address text, marks text[], activated_at timestamptz)`;
}

function insertEvents(client: Raw, rows: readonly NewSubscriber[], actor: string, note: string) {
  const ids = rows.map(({ id }) => id);
  return client.$executeRaw`
    INSERT INTO subscriber_event (id, subscriber_id, actor, kind, note)
    SELECT gen_random_uuid(), id, ${actor}, 'imported', ${note} FROM unnest(${ids}::uuid[]) AS g(id)`;
}

async function insertSims(client: Raw, rows: readonly NewSubscriber[], batch: string): Promise<void> {
  const sims = rows.flatMap(({ id, sim, validFrom, status }) =>
    sim === null
      ? []
      : [{ ...sim, holder: id, from: validFrom, status: status === "active" ? status : "assigned" }],
  );
  if (sims.length === 0) return;
  const given = JSON.stringify(sims.map(({ imsis: _, ...sim }) => sim));
  await client.$executeRaw`
    INSERT INTO sim_card (id, iccid, status, batch)
    SELECT id, iccid, status, ${batch}
    FROM json_to_recordset(${given}::json) AS g(id uuid, iccid text, status text, "isNew" boolean)
    WHERE "isNew"`;
  await client.$executeRaw`
    UPDATE sim_card SET status = g.status
    FROM json_to_recordset(${given}::json) AS g(id uuid, status text, "isNew" boolean)
    WHERE sim_card.id = g.id AND NOT g."isNew"`;
  await client.$executeRaw`
    INSERT INTO subscriber_sim (id, subscriber_id, sim_card_id, valid_from)
    SELECT gen_random_uuid(), holder, id, "from"
    FROM json_to_recordset(${given}::json) AS g(id uuid, holder uuid, "from" timestamptz)`;
  const imsis = JSON.stringify(
    sims.flatMap(({ id, isNew, imsis: own }) => (isNew ? own.map((imsi) => ({ imsi, sim: id })) : [])),
  );
  await client.$executeRaw`
    INSERT INTO sim_imsi (imsi, sim_card_id)
    SELECT imsi, sim FROM json_to_recordset(${imsis}::json) AS g(imsi text, sim uuid)`;
}

async function insertNumbers(client: Raw, rows: readonly NewSubscriber[]): Promise<void> {
  const phones = rows.flatMap(({ id, phone, validFrom }) =>
    phone === null ? [] : [{ ...phone, holder: id, from: validFrom }],
  );
  if (phones.length === 0) return;
  const given = JSON.stringify(phones);
  await client.$executeRaw`
    INSERT INTO phone_number (id, msisdn, status)
    SELECT id, msisdn, 'assigned'
    FROM json_to_recordset(${given}::json) AS g(id uuid, msisdn text, "isNew" boolean)
    WHERE "isNew"`;
  await client.$executeRaw`
    UPDATE phone_number SET status = 'assigned', status_until = NULL, reserved_by = NULL,
      reserved_for_id = NULL, reserved_note = NULL
    FROM json_to_recordset(${given}::json) AS g(id uuid, "isNew" boolean)
    WHERE phone_number.id = g.id AND NOT g."isNew"`;
  await client.$executeRaw`
    INSERT INTO subscriber_number (id, subscriber_id, phone_number_id, valid_from)
    SELECT gen_random_uuid(), holder, id, "from"
    FROM json_to_recordset(${given}::json) AS g(id uuid, holder uuid, "from" timestamptz)`;
}

function insertPlans(client: Raw, rows: readonly NewSubscriber[]) {
  const given = JSON.stringify(
    rows.flatMap(({ id, planVersionId, validFrom }) =>
      planVersionId === null ? [] : [{ id, version: planVersionId, from: validFrom }],
    ),
  );
  return client.$executeRaw`
    INSERT INTO subscriber_plan (id, subscriber_id, plan_version_id, valid_from)
    SELECT gen_random_uuid(), id, version, "from"
    FROM json_to_recordset(${given}::json) AS g(id uuid, version uuid, "from" timestamptz)`;
}

function hex(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString("hex");
}
