import type { KeptView } from "@tributary/services/saved-view/list-views";
import { z } from "zod";
import { command } from "../trpc/command.ts";

/** What the commands on views take, in both applications; `page` is one of the application's own. */
export function viewInputs<Page extends string>(pages: readonly [Page, ...Page[]]) {
  const page = z.enum(pages);
  return {
    list: z.strictObject({ page }),
    save: command({
      page,
      name: z.string().max(200),
      query: z.string().max(2_000),
      isShared: z.boolean(),
    }),
    share: command({ id: z.uuid(), isShared: z.boolean() }),
    delete: command({ id: z.uuid() }),
  };
}

export function viewDto({ id, name, query, isShared, isOwn }: KeptView) {
  return { id, name, query, isShared, isOwn };
}
