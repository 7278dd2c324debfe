import pg from "pg";
import { type Scope, scopeStatement } from "./scope.ts";

type Statement = pg.QueryConfig | string;
type Setting = ReturnType<typeof scopeStatement>;
type Answer = (error: Error | null, result: pg.QueryResult) => void;

/** The messages of PostgreSQL's extended protocol that are sent here, and the names a connection knows. */
interface Wire {
  readonly parsedStatements: Readonly<Record<string, string>>;
  bind(message: { readonly statement: string; readonly values: readonly string[] }): void;
  execute(message: { readonly rows: number }): void;
}

/** What pg's own query does between the wire and its caller; its types leave it out. */
interface WireQuery extends pg.Submittable {
  requiresPreparation(): boolean;
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}

const WireQuery = pg.Query as unknown as new (
  statement: Statement,
  values: undefined,
  answer: Answer,
) => WireQuery;

/**
 * Runs one statement in a scope, as one transaction without BEGIN and COMMIT: messages up to one Sync are a
 * transaction of their own, which commits with it, or rolls back with an error anywhere in it. The scope is
 * local to that transaction and ends with it.
 *
 * Source  PostgreSQL, Frontend/Backend Protocol, Pipelining.
 */
export async function queryScoped(
  client: pg.ClientBase,
  scope: Scope,
  statement: Statement,
): Promise<pg.QueryResult> {
  const setting = scopeStatement(scope);
  // Its first use on a connection teaches it the name. It is waited for: cut, it says itself what happened.
  if (wireOf(client).parsedStatements[setting.name] === undefined) await client.query(setting);
  return new Promise((resolve, reject) => {
    client.query(
      new ScopedQuery(setting, statement, (error, result) => (error ? reject(error) : resolve(result))),
    );
  });
}

function wireOf(client: pg.ClientBase): Wire {
  return (client as unknown as { connection: Wire }).connection;
}

class ScopedQuery extends WireQuery {
  /** False as long as answers are those of the statement that puts the scope on. */
  #isScoped = false;
  readonly #setting: Setting;

  constructor(setting: Setting, statement: Statement, answer: Answer) {
    super(statement, undefined, answer);
    this.#setting = setting;
  }

  /** A text without values too: the simple protocol would end the transaction before it. */
  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(wire: Wire): void {
    wire.bind({ statement: this.#setting.name, values: this.#setting.values });
    wire.execute({ rows: 0 });
    super.prepare(wire);
  }

  override handleDataRow(message: unknown): void {
    if (this.#isScoped) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#isScoped) super.handleCommandComplete(message, wire);
    this.#isScoped = true;
  }
}
