import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestDatabase } from "@tributary/db/testing/test-database";
import { HEADER, makePortfolio } from "@tributary/mediation/testing/portfolio";
import { type FetchInput, fetchUsageFiles } from "../pickup/fetch-usage-files.ts";
import { type PickupSettingsInput, pickupSettingsSchema } from "../pickup/settings.ts";

let [subscribers, dialled] = [0, 0];

/** A source whose files lie in a folder of the test's own, or behind a server that shows it. */
export interface PickupSource {
  readonly sourceId: string;
  readonly folder: string;
  readonly home: string;
  /** Writes a file of records that no other file holds. */
  put(name: string, records: number): void;
  putText(name: string, text: string): void;
  grow(name: string): void;
  /** Gives the source its settings; the test's own wait for nothing unless they say so. */
  settle(settings: PickupSettingsInput): Promise<void>;
  fetch(input?: Partial<FetchInput>): ReturnType<typeof fetchUsageFiles>;
  /** Names and accepted records of what was stored. */
  stored(): Promise<(readonly [string, number])[]>;
  /** Names and states of what was seen. */
  queue(): Promise<(readonly [string, string])[]>;
  remove(): void;
}

export async function pickupSource(test: TestDatabase): Promise<PickupSource> {
  const operator = await test.makeOperator();
  const portfolio = await makePortfolio(test);
  const imsi = `2620100000${String(++subscribers).padStart(5, "0")}`;
  await portfolio.addSims([{ imsi, operatorId: operator.id }]);
  const { sourceId } = portfolio;
  const root = mkdtempSync(join(tmpdir(), "tributary-pickup-"));
  const [folder, home] = [join(root, "in"), join(root, "home")];
  mkdirSync(folder);
  mkdirSync(home);
  const putText = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  return {
    ...{ sourceId, folder, home, putText },
    put(name, records) {
      const number = `49${++dialled}`;
      const rows = Array.from({ length: records }, (_, at) => {
        const time = new Date(Date.UTC(2026, 9, 5) + at * 1_000).toISOString().slice(0, 19);
        return `${time}Z,${imsi},,${number},D,0,1000,26201`;
      });
      putText(name, [HEADER, ...rows, ""].join("\n"));
    },
    grow(name) {
      appendFileSync(join(folder, name), "\n");
      const later = new Date(Date.now() + 5_000 * ++dialled);
      utimesSync(join(folder, name), later, later);
    },
    async settle(settings) {
      const pickup = pickupSettingsSchema.parse({ settleSeconds: 0, ...settings });
      await test.portfolioDb().usageSource.update({ where: { id: sourceId }, data: { pickup } });
    },
    fetch: (input) =>
      fetchUsageFiles({
        ...{ doors: test, home, actor: "ada", sourceId },
        ...{ timing: { retryMilliseconds: 0, silenceMilliseconds: 5_000 }, ...input },
      }),
    async stored() {
      const files = await test.mediationDb().usageFile.findMany({ where: { sourceId } });
      return files.map(({ name, accepted }) => [name, accepted] as const).sort();
    },
    async queue() {
      const files = await test.portfolioDb().pickupFile.findMany({ where: { sourceId } });
      return files.map(({ name, status }) => [name, status] as const).sort();
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
