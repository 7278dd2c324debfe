import type { Inputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsMenu } from "./saved-views-menu.tsx";

/** The kept views of a list, as a menu beside its filters. */
export async function SavedViewsBar({ page }: Inputs["savedView"]["list"]) {
  return <SavedViewsMenu page={page} views={await api.savedView.list({ page })} />;
}
