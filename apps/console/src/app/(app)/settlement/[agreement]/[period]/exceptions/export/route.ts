import { exportForm } from "@/frame/export-form.ts";
import { fileResponse } from "@/trpc/file-response.ts";
import { api } from "@/trpc/server.ts";
import { readAddress } from "../../load-run.ts";
import { readExceptionSearch } from "../search.ts";

/** The queue as it is shown, with its filters. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ agreement: string; period: string }> },
): Promise<Response> {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const { agreementId, period } = await readAddress(params, Promise.resolve(search));
  const { filter, sort } = readExceptionSearch(search);
  return fileResponse(
    api.reconciliation.export({ agreementId, period, ...filter, sort, form: exportForm.parse(search.form) }),
  );
}
