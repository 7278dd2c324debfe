import { openOwnerDb } from "@tributary/db/doors/owner-db";
import { testDatabase } from "@tributary/db/testing/test-database";
import { expect, test } from "vitest";
import { approveDraft } from "../agreement/approve-draft.ts";
import { proposeDraft } from "../agreement/propose-draft.ts";
import { showDraft } from "../agreement/show-draft.ts";
import { portfolioFolder, smallPortfolio } from "../testing/portfolio-file.ts";
import { loadPortfolio } from "./load-portfolio.ts";

test("a file leaves a version approved in the console, takes it in, and refuses another", async () => {
  const here = await testDatabase();
  const db = here.portfolioDb();
  const doors = { portfolio: db, owner: openOwnerDb(here) };
  const folder = portfolioFolder();
  const load = (content: unknown) => loadPortfolio(doors, { file: folder.write(content), actor: "vera" });
  const file = smallPortfolio();
  const [agreement] = file.agreements ?? [];
  const terms = agreement?.versions[0]?.terms;
  if (agreement === undefined || terms === undefined) throw new Error("The file has no agreement.");
  await load(file);

  const change = { kind: "networks" as const, networks: ["20801"], zone: "domestic" };
  const proposed = {
    agreementId: agreement.code,
    change,
    from: "2026-10-05",
    why: "Annex 7.",
    actor: "wendy",
  };
  const draftId = await proposeDraft(db, proposed);
  const { fingerprint } = await showDraft(db, draftId, new Date());
  const asked = {
    draftId,
    actor: "fred",
    app: "console",
    requestId: "r-1",
    onFault: () => undefined,
  } as const;
  await approveDraft(here, { ...asked, fingerprint: fingerprint ?? "" });
  expect(await load(file)).toMatchObject({ agreementVersions: { added: 0, unchanged: 1 } });

  const own = { effectiveFrom: "2026-11-01", terms };
  agreement.versions.push(own);
  await expect(load(file)).rejects.toThrow(
    /Version 2 of agreement de1-2026 was approved in the console by fred/,
  );
  const [made] = (await showDraft(db, draftId, new Date())).versions;
  if (made === undefined) throw new Error("The proposal has made no version.");
  const taken = { effectiveFrom: made.effectiveFrom.toISOString(), terms: made.terms };
  agreement.versions.splice(1, 1, taken, own);
  expect(await load(file)).toMatchObject({ agreementVersions: { added: 1, unchanged: 2 } });
  folder.remove();
  await here.close();
});
