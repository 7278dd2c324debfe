import path from "node:path";
import type pg from "pg";
import { operatorColumn } from "../../catalog/check-scope.ts";
import type { TableRow } from "../../catalog/read-tables.ts";
import { projectRoot } from "../../embedded/home.ts";
import { roleUrl } from "../../roles/set-role-passwords.ts";
import { createPool } from "../../scope/create-pool.ts";
import { type Filled, fillTables, makeRow } from "../fill-tables.ts";
import { type TestDatabase, testDatabase } from "../test-database.ts";
import { nestedWriteProbes } from "./nested-write-probes.ts";
import { type Model, parseModels } from "./parse-models.ts";
import type { Parties, Probe } from "./probe.ts";
import { rawProbes } from "./raw-probes.ts";
import { readProbes } from "./read-probes.ts";
import { relationProbes } from "./relation-probes.ts";
import { type ProbeRows, writeProbes } from "./write-probes.ts";

export interface ProbeDatabase {
  readonly database: TestDatabase;
  /** Connections of the operators' login, as a door has them. */
  readonly pool: pg.Pool;
  readonly parties: Parties;
  readonly tables: readonly TableRow[];
  readonly models: readonly Model[];
  readonly probes: readonly Probe[];
  close(): Promise<void>;
}

/**
 * Two operators with rows in every table, and the probes by which one reaches for the other's. The
 * operators' login
 * is granted every table here and the append-only rules are off: what holds is then the wall under test
 * alone.
 */
export async function probeDatabase(): Promise<ProbeDatabase> {
  const database = await testDatabase();
  const [own, sibling] = ["op_prober", "op_sibling"];
  for (const id of [own, sibling]) await database.makeOperator({ id, name: `${id}~operator.name~0` });
  const parties: Parties = { own, sibling, ownRows: 2 };
  const { tables, filled } = await fillTables(
    database.superuser,
    new Map([
      [own, 2],
      [sibling, 3],
    ]),
  );
  for (const { name } of tables) await database.superuser.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  await database.owner.query(`
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tributary_operator;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tributary_operator`);
  const models = parseModels(path.join(projectRoot(), "prisma/schema"));
  const url = roleUrl(database.ownerUrl, database.secret, "tributary_operator");
  const pool = createPool({ url, max: 3, applicationName: "probes", isPipelined: true });
  return {
    database,
    pool,
    parties,
    tables,
    models,
    probes: makeProbes(models, tables, filled, parties),
    async close() {
      await pool.end();
      await database.close();
    },
  };
}

function makeProbes(
  models: readonly Model[],
  tables: readonly TableRow[],
  filled: Filled,
  parties: Parties,
): Probe[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  const rowsOf = (model: Model): ProbeRows => {
    const table = tables.find(({ name }) => name === model.table);
    const groups = filled.get(model.table);
    if (!table || !groups) throw new Error(`no table for ${model.name}`);
    const column = operatorColumn(table);
    const theirs = (groups.get(parties.sibling) ?? groups.get(""))?.[0];
    const mine = (groups.get(parties.own) ?? groups.get(""))?.[0];
    if (!mine || !theirs) throw new Error(`no rows of ${model.name}`);
    return {
      mine,
      theirs,
      spare: makeRow(table, column, column === undefined ? "" : parties.sibling, 7, filled),
    };
  };
  const probes = models.flatMap((model) => {
    const rows = rowsOf(model);
    return [
      ...(model.operatorField === undefined ? [] : readProbes(model, rows.theirs, parties)),
      ...relationProbes(model, byName, parties),
      ...writeProbes(model, rows, parties),
      ...nestedWriteProbes(model, byName, rowsOf),
      ...rawProbes(model, parties),
    ];
  });
  const order = { read: 0, write: 1, destroy: 2 };
  return probes.sort((left, right) => order[left.kind] - order[right.kind]);
}
