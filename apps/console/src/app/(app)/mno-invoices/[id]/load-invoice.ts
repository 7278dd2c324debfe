import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";

const invoiceId = z.uuid();

/** One request asks once, however many parts of the page need the invoice. */
const load = cache((id: string) => api.mnoInvoice.show({ invoiceId: id }));

/** The invoice of an address; what can be no invoice is not there. */
export function loadInvoice(segment: string) {
  const id = invoiceId.safeParse(segment);
  return id.success ? notFoundOnRefusal(load(id.data)) : notFound();
}
