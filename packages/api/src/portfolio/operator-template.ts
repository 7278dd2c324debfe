import { DomainError } from "@tributary/domain/error";
import { portfolioPermits } from "@tributary/domain/user/permissions";
import { publishTemplate, saveTemplate } from "@tributary/services/operator-template/save-template";
import {
  listTemplates,
  type ShownTemplate,
  showTemplate,
} from "@tributary/services/operator-template/show-template";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { paging } from "./inputs.ts";
import { type PortfolioContext, portfolioCan } from "./procedure.ts";

const code = z.string().min(1).max(41);
const version = z.int().min(1).max(100_000);

/** What new operators start from. What the MVNA earns is for those alone who may read it. */
export const operatorTemplateRouter = t.router({
  list: portfolioCan("operator:read")
    .input(z.strictObject(paging))
    .query(async ({ ctx: { db }, input }) => {
      const { rows, total } = await listTemplates(db, input);
      return {
        rows: rows.map((row) => ({
          ...{ code: row.code, name: row.name, published: row.published, draft: row.draft },
          ...{ operators: row.operators, changedAt: row.changedAt },
        })),
        total,
      };
    }),

  show: portfolioCan("operator:read")
    .input(z.strictObject({ code, version: version.optional(), against: version.optional() }))
    .query(async ({ ctx, input }) => templateDto(await showTemplate(ctx.db, input), seesMargins(ctx))),

  save: portfolioCan("operator:write")
    .input(command({ code, name: z.string().min(1).max(80), text: z.string().min(2).max(2_000_000) }))
    .mutation(({ ctx, input }) =>
      saveTemplate(ctx.db, {
        ...{ code: input.code, name: input.name, terms: readJson(input.text), actor: ctx.principal.email },
        keepsMargins: !seesMargins(ctx),
      }),
    ),

  publish: portfolioCan("operator:approve")
    .input(command({ code, version, fingerprint: z.string().length(64) }))
    .mutation(({ ctx: { db, principal }, input }) =>
      publishTemplate(db, {
        ...{ code: input.code, version: input.version, fingerprint: input.fingerprint },
        actor: principal.email,
      }),
    ),
});

function seesMargins({ principal }: PortfolioContext): boolean {
  return portfolioPermits(principal.bindings, "margin:read");
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("INPUT_INVALID", "The file is not JSON: check it for a missing bracket or comma.");
  }
}

function templateDto(shown: ShownTemplate, hasMargins: boolean) {
  const { terms, changes } = shown;
  const { margins, ...others } = terms;
  return {
    ...{ code: shown.code, name: shown.name, version: shown.version, against: shown.against },
    ...{ fingerprint: shown.fingerprint, hasMargins, currency: terms.currency },
    versions: shown.versions.map((each) => ({
      ...{ version: each.version, status: each.status, createdBy: each.createdBy, createdAt: each.createdAt },
      ...{ publishedBy: each.publishedBy, publishedAt: each.publishedAt },
    })),
    changes: changes
      .filter(({ kind }) => hasMargins || kind !== "margin")
      .map(({ kind, code: part, change, differences }) => ({
        ...{ kind, code: part, change },
        differences: differences.map(({ path, before, after }) => ({ path, before, after })),
      })),
    text: JSON.stringify(hasMargins ? { ...others, margins } : others, null, 2),
  };
}
