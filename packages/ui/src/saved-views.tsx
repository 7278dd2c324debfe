"use client";

import { Bookmark, ListChecks, Plus, Users } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "./dropdown-menu.tsx";
import { ManageViewsDialog } from "./manage-views-dialog.tsx";
import { SaveViewDialog } from "./save-view-dialog.tsx";
import { defaultTexts } from "./texts.ts";
import { toast } from "./toast.tsx";

export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The part of the list's address behind the question mark: its filters and its sort. */
  readonly query: string;
  readonly isShared: boolean;
  /** Kept by whoever looks: they share and delete it. */
  readonly isOwn: boolean;
}

export interface SavedViewsProps {
  views: readonly SavedView[];
  /** Where the list is, and the parameters it is shown with now. */
  pathname: string;
  params: Iterable<[string, string]>;
  /** Keeps a view under a name. Rejecting keeps the dialog open. */
  onSave: (view: { name: string; isShared: boolean; query: string }) => Promise<void>;
  onShare: (view: SavedView, isShared: boolean) => Promise<void>;
  onDelete: (view: SavedView) => Promise<void>;
  texts?: typeof defaultTexts.views;
}

/** The views people keep of a list: go to one, keep the present one, share and delete one's own. */
export function SavedViews({ texts = defaultTexts.views, ...props }: SavedViewsProps) {
  const { views, pathname, params, onSave } = props;
  const [open, setOpen] = useState<"save" | "manage">();
  const show = (name: "save" | "manage") => (isOpen: boolean) => setOpen(isOpen ? name : undefined);
  const own = views.filter((view) => view.isOwn);
  const change = useChanges(props, texts);
  return (
    <>
      <DropdownMenu
        trigger={
          <Button>
            <Bookmark aria-hidden />
            {texts.label}
          </Button>
        }
      >
        {views.length === 0 && <MenuLabel>{texts.none}</MenuLabel>}
        {views.map((view) => (
          <MenuItem key={view.id} href={addressOf(pathname, view.query)}>
            <span className="min-w-0 max-w-64 flex-1 truncate">{view.name}</span>
            {view.isShared && (
              <span className="inline-flex items-center gap-1 text-muted-foreground text-xs">
                <Users aria-hidden className="size-3.5!" />
                {texts.shared}
              </span>
            )}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem icon={<Plus aria-hidden />} onSelect={() => setOpen("save")}>
          {texts.save}
        </MenuItem>
        {own.length > 0 && (
          <MenuItem icon={<ListChecks aria-hidden />} onSelect={() => setOpen("manage")}>
            {texts.manage}
          </MenuItem>
        )}
      </DropdownMenu>
      <SaveViewDialog
        isOpen={open === "save"}
        onOpenChange={show("save")}
        onSave={(view) => onSave({ ...view, query: queryOf(params) })}
        texts={texts}
      />
      <ManageViewsDialog
        views={own}
        isOpen={open === "manage"}
        onOpenChange={show("manage")}
        onShare={change.share}
        onDelete={change.remove}
        texts={texts}
      />
    </>
  );
}

/** A deleted view can be brought back while the toast stands; what fails is said. */
function useChanges({ onSave, onShare, onDelete }: SavedViewsProps, texts: typeof defaultTexts.views) {
  const fail = () => void toast.error(texts.failed);
  const restore = ({ name, isShared, query }: SavedView) =>
    void onSave({ name, isShared, query }).catch(fail);
  return {
    share: (view: SavedView, isShared: boolean) => void onShare(view, isShared).catch(fail),
    remove: (view: SavedView) => {
      const undo = { action: { label: texts.undo, onClick: () => restore(view) } };
      onDelete(view).then(() => void toast(texts.removed(view.name), undo), fail);
    },
  };
}

/** Parameters that point into a list: a view is the list from its beginning. */
const POSITIONS = ["cursor", "page", "before", "after"];

function queryOf(params: Iterable<[string, string]>): string {
  return new URLSearchParams([...params].filter(([name]) => !POSITIONS.includes(name))).toString();
}

function addressOf(pathname: string, query: string): string {
  return query === "" ? pathname : `${pathname}?${query}`;
}
