import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";

/** One request asks once, however many parts of the page need it. */
const load = cache((id: string) => api.correction.show({ id }));

/** The correction of an address; what can be none is not there. */
export function loadCorrection(segment: string) {
  const id = z.uuid().safeParse(segment);
  return id.success ? notFoundOnRefusal(load(id.data)) : notFound();
}
