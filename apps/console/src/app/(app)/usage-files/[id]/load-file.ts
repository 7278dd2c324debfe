import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";

const fileId = z.coerce.number().int().min(1).max(2_147_483_647);

/** One request asks once, however many parts of the page need the file. */
const load = cache((id: number) => api.usageFile.show({ fileId: id }));

/** The file of an address; what can be no file is not there. */
export function loadFile(segment: string) {
  const id = fileId.safeParse(segment);
  return id.success ? notFoundOnRefusal(load(id.data)) : notFound();
}
