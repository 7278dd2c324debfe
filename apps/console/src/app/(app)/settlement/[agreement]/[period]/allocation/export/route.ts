import { exportForm } from "@/frame/export-form.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";
import { loadRun, readAddress } from "../../load-run.ts";
import { readMatrixSearch } from "../search.ts";

/** The matrix as it is shown, with every operator that the search lets through. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ agreement: string; period: string }> },
): Promise<Response> {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const { run } = await loadRun(await readAddress(params, Promise.resolve(search)));
  if (run === null) return new Response(null, { status: 404 });
  const { filter } = readMatrixSearch(search);
  return fileResponse(
    api.settlement.exportMatrix({ runId: run.id, ...filter, form: exportForm.parse(search.form) }),
  );
}
