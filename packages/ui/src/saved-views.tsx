"use client";

import { Bookmark, Plus, Trash2, Users } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "./dropdown-menu.tsx";
import { SaveViewDialog } from "./save-view-dialog.tsx";
import { defaultTexts } from "./texts.ts";
import { toast } from "./toast.tsx";

export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The list's address with the filters and the sort of the view. */
  readonly href: string;
  readonly isShared: boolean;
  readonly canDelete: boolean;
}

export interface SavedViewsProps {
  views: readonly SavedView[];
  /** Keeps what is shown now under a name. Rejecting keeps the dialog open. */
  onSave: (view: { name: string; isShared: boolean }) => Promise<void>;
  onDelete: (view: SavedView) => Promise<void>;
  /** Brings back what was just deleted. */
  onRestore: (view: SavedView) => Promise<void>;
  texts?: typeof defaultTexts.views;
}

/** The views people keep of a list: go to one, keep the present one, delete one and undo that. */
export function SavedViews({
  views,
  onSave,
  onDelete,
  onRestore,
  texts = defaultTexts.views,
}: SavedViewsProps) {
  const [isSaving, setIsSaving] = useState(false);
  const remove = async (view: SavedView) => {
    try {
      await onDelete(view);
    } catch {
      toast.error(texts.failed);
      return;
    }
    const restore = () => void onRestore(view).catch(() => toast.error(texts.failed));
    toast(texts.removed(view.name), { action: { label: texts.undo, onClick: restore } });
  };
  const removable = views.filter((view) => view.canDelete);
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
          <MenuItem key={view.id} href={view.href}>
            <span className="min-w-0 flex-1 truncate">{view.name}</span>
            {view.isShared && (
              <span className="inline-flex items-center gap-1 text-muted-foreground text-xs">
                <Users aria-hidden className="size-3.5!" />
                {texts.shared}
              </span>
            )}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem icon={<Plus aria-hidden />} onSelect={() => setIsSaving(true)}>
          {texts.save}
        </MenuItem>
        {removable.map((view) => (
          <MenuItem key={view.id} isDanger icon={<Trash2 aria-hidden />} onSelect={() => void remove(view)}>
            {texts.remove(view.name)}
          </MenuItem>
        ))}
      </DropdownMenu>
      <SaveViewDialog isOpen={isSaving} onOpenChange={setIsSaving} onSave={onSave} texts={texts} />
    </>
  );
}
