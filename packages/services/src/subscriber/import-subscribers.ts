import { randomUUID } from "node:crypto";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { addSubscribers, type NewSubscriber } from "@tributary/db/doors/operator-writes/add-subscribers";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { refuseEnded } from "../operator/refuse-ended.ts";
import { checkSubscribers, type KnownIdentifiers, knownIdentifiers } from "./check-subscribers.ts";
import { openPlans } from "./open-plans.ts";
import { type SubscriberSealer, subscriberSealer } from "./seal-fields.ts";
import type { SubscriberKeys } from "./seal-keys.ts";
import { type FileSubscriber, type RowFault, readSubscriberFile } from "./subscriber-file.ts";

export interface SubscriberImport {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** In which dates of the file are cut. */
  readonly zone: string;
  readonly at: Date;
  readonly keys: SubscriberKeys;
  readonly actor: string;
}

/** What a file comes to. */
export interface ImportedSubscribers {
  /** Subscribers that can be taken. */
  readonly subscribers: number;
  readonly active: number;
  readonly newSims: number;
  readonly newNumbers: number;
  /** In the order of lines. A file with any is not taken at all. */
  readonly faults: readonly RowFault[];
}

const TIMEOUT_MS = 300_000;
const FAULTS_TOLD = 20;

/**
 * Reads and checks a file of subscribers without taking it.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`, `ZONE_UNKNOWN`.
 */
export async function previewSubscribers(
  db: OperatorDb,
  file: Omit<SubscriberImport, "actor" | "keys">,
): Promise<ImportedSubscribers> {
  return sumOf(await judge(db, file));
}

/**
 * Takes a file of subscribers, with their SIMs, numbers and plans: all of it or nothing.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`, `ZONE_UNKNOWN`; `INPUT_INVALID` with the first faults, by
 *         line, when any row cannot be taken.
 */
export async function importSubscribers(
  db: OperatorDb,
  file: SubscriberImport,
): Promise<ImportedSubscribers> {
  const sealer = subscriberSealer(file.keys, db.operatorId);
  return db.$transaction((tx) => store(tx, db, file, sealer), { timeout: TIMEOUT_MS }).catch(refuseLostRace);
}

/** The file is judged where it is stored: sent again, it finds its key before its own subscribers. */
async function store(
  tx: OperatorTables,
  db: OperatorDb,
  file: SubscriberImport,
  sealer: SubscriberSealer,
): Promise<ImportedSubscribers> {
  const { actor, fileName } = file;
  await refuseEnded(tx);
  const judged = await judge(db, file);
  refuseFaults(fileName, judged);
  const rows = judged.rows.map((row) => newSubscriber(row, judged.known, sealer));
  await addSubscribers(tx, rows, { actor, note: `Imported from ${fileName}`, batch: fileName });
  const sum = sumOf(judged);
  const details = { ...sum, faults: [] };
  const action = "subscriber:import";
  await writeAudit(tx, { actor, action, subject: fileName, operatorId: db.operatorId, details });
  return sum;
}

interface Judged {
  readonly rows: readonly FileSubscriber[];
  readonly known: KnownIdentifiers;
  readonly faults: readonly RowFault[];
}

async function judge(db: OperatorDb, file: Omit<SubscriberImport, "actor" | "keys">): Promise<Judged> {
  const text = new TextDecoder().decode(file.bytes);
  const { subscribers: rows, faults } = readSubscriberFile(text, file.fileName, file.zone);
  const [taken, plans] = await Promise.all([
    db.reads.takenIdentifiers({
      numbers: rows.map(({ number }) => number),
      iccids: rows.flatMap(({ iccid }) => iccid ?? []),
      imsis: rows.flatMap(({ imsis }) => imsis),
      msisdns: rows.flatMap(({ msisdn }) => msisdn ?? []),
    }),
    openPlans(db.shared),
  ]);
  const known = knownIdentifiers(taken, plans);
  const all = [...faults, ...checkSubscribers(rows, known, file.at.getTime())];
  return { rows, known, faults: all.sort((a, b) => a.line - b.line) };
}

function sumOf({ rows, known, faults }: Judged): ImportedSubscribers {
  const faulty = new Set(faults.map(({ line }) => line));
  const taken = rows.filter(({ line }) => !faulty.has(line));
  return {
    subscribers: taken.length,
    active: taken.filter(isActive).length,
    newSims: taken.filter(({ iccid }) => iccid !== null && !known.sims.has(iccid)).length,
    newNumbers: taken.filter(({ msisdn }) => msisdn !== null && !known.phones.has(msisdn)).length,
    faults,
  };
}

/** Whoever has a SIM and a plan is in service; the others wait for what they lack. */
function isActive({ iccid, plan }: FileSubscriber): boolean {
  return iccid !== null && plan !== null;
}

function newSubscriber(
  row: FileSubscriber,
  known: KnownIdentifiers,
  sealer: SubscriberSealer,
): NewSubscriber {
  const id = randomUUID();
  const { number, billing, language, name, email, address, iccid, imsis, msisdn, plan } = row;
  return {
    ...{ id, number, billing, language },
    status: isActive(row) ? "active" : "pending",
    nameSealed: name === null ? null : sealer.seal("name", id, name),
    emailSealed: email === null ? null : sealer.seal("email", id, email),
    addressSealed: address === null ? null : sealer.seal("address", id, address),
    nameMarks: name === null ? [] : sealer.marksOf(name),
    validFrom: row.validFrom === null ? null : new Date(row.validFrom),
    planVersionId: plan === null ? null : (known.plans.get(plan) ?? null),
    sim: iccid === null ? null : { iccid, imsis, ...held(known.sims.get(iccid)?.id) },
    phone: msisdn === null ? null : { msisdn, ...held(known.phones.get(msisdn)?.id) },
  };
}

function held(known: string | undefined) {
  return { id: known ?? randomUUID(), isNew: known === undefined };
}

function refuseFaults(fileName: string, { rows, faults }: Judged): void {
  const [first] = faults;
  if (first === undefined && rows.length > 0) return;
  const count = new Set(faults.map(({ line }) => line)).size;
  throw new DomainError(
    "INPUT_INVALID",
    first === undefined
      ? `${fileName} has no subscriber in it.`
      : `${fileName} is not taken: ${count} ${count === 1 ? "row is" : "rows are"} wrong, the first one ` +
          `line ${first.line}, ${first.column}: ${first.reason}`,
    { faults: faults.slice(0, FAULTS_TOLD) },
  );
}

/** Unique keys and exclusions that hold a number, SIM or subscriber to one. */
const TAKEN = /\b(23505|23P01)\b/;

/** Whatever the file named was free a moment ago. */
function refuseLostRace(error: unknown): never {
  if (!TAKEN.test(JSON.stringify((error as { meta?: unknown }).meta ?? ""))) throw error;
  throw new DomainError("LOCKED", "Somebody else took what the file names meanwhile: check the file again.");
}
