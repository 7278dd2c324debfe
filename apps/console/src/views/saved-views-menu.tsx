"use client";
import { useCommand } from "@tributary/ui/command";
import { SavedViews } from "@tributary/ui/saved-views";
import { usePathname, useSearchParams } from "next/navigation";
import { viewTexts as texts } from "../texts/view.ts";
import { useTRPCClient } from "../trpc/client.tsx";
import type { Inputs, Outputs } from "../trpc/outputs.ts";

interface SavedViewsMenuProps {
  readonly page: Inputs["savedView"]["list"]["page"];
  readonly views: Outputs["savedView"]["list"];
}

/** Goes to a kept view, keeps the present one, shares and deletes one's own. */
export function SavedViewsMenu({ page, views }: SavedViewsMenuProps) {
  const { savedView } = useTRPCClient();
  const save = useCommand(savedView.save.mutate, { done: texts.saved });
  const share = useCommand(savedView.share.mutate);
  const remove = useCommand(savedView.delete.mutate);
  return (
    <SavedViews
      views={views}
      pathname={usePathname()}
      params={useSearchParams()}
      onSave={(view) => save.confirm({ page, ...view })}
      onShare={({ id }, isShared) => share.confirm({ id, isShared })}
      onDelete={({ id }) => remove.confirm({ id })}
    />
  );
}
