import type { ClientBase } from "pg";
import { firstDay, monthsAhead } from "./months.ts";

/** Gives every schema that is there the months it will need next: time passes between two starts. */
export async function extendMonths(owner: ClientBase, now = new Date()): Promise<void> {
  const { rows } = await owner.query<{ code: string }>(
    "SELECT substr(nspname, 3) AS code FROM pg_namespace WHERE nspname LIKE 't\\_%' ORDER BY 1",
  );
  for (const { code } of rows) {
    for (const month of monthsAhead(now)) {
      await owner.query("SELECT app_ensure_usage_month($1, $2)", [code, firstDay(month)]);
    }
  }
}
