import { z } from "zod";
import { scopeParams } from "@/frame/search-params.ts";

/** The currency and month in which an operator is looked at. */
export const operatorSearch = z.object(scopeParams);

export interface OperatorPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What an operator's page asks the API for. */
export async function readOperatorPage({ params, searchParams }: OperatorPageProps) {
  const { id: operatorId } = await params;
  return { operatorId, ...operatorSearch.parse(await searchParams) };
}
