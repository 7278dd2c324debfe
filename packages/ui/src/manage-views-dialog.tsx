"use client";

import { Trash2 } from "lucide-react";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import type { SavedView } from "./saved-views.tsx";
import type { defaultTexts } from "./texts.ts";

const VIEW = "flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-2 last:border-0";

interface ManageViewsDialogProps {
  /** One's own. */
  views: readonly SavedView[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onShare: (view: SavedView, isShared: boolean) => void;
  onDelete: (view: SavedView) => void;
  texts: typeof defaultTexts.views;
}

/** The views somebody keeps: share each or not, delete it. */
export function ManageViewsDialog(props: ManageViewsDialogProps) {
  const { views, isOpen, onOpenChange, onShare, onDelete, texts } = props;
  return (
    <Dialog title={texts.manageTitle} isOpen={isOpen} onOpenChange={onOpenChange}>
      {views.length === 0 && <p className="text-muted-foreground text-sm">{texts.none}</p>}
      <ul>
        {views.map((view) => (
          <li key={view.id} className={VIEW}>
            <span className="min-w-0 flex-1 basis-40 break-words font-medium text-sm">{view.name}</span>
            <Field isInline label={texts.share}>
              <Checkbox
                checked={view.isShared}
                onCheckedChange={(checked) => onShare(view, checked === true)}
              />
            </Field>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={texts.remove(view.name)}
              onClick={() => onDelete(view)}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
