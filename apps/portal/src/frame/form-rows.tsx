"use client";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { frameTexts } from "@/texts/frame.ts";
import { type Row, rowOf } from "./form-row.ts";

interface RowsProps<T extends object> {
  readonly texts: { readonly title: string; readonly add: string; readonly one: (number: number) => string };
  readonly rows: readonly Row<T>[];
  readonly onChange: (rows: readonly Row<T>[]) => void;
  readonly empty: () => T;
  readonly canAdd?: boolean;
  readonly children: (row: Row<T>, change: (fields: Partial<T>) => void) => ReactNode;
}

/** A list of entries that can be changed, added and taken away. */
export function Rows<T extends object>(props: RowsProps<T>) {
  const { texts, rows, onChange, empty, canAdd = true, children } = props;
  const change = (id: string, fields: Partial<T>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...fields } : row)));
  return (
    <Card
      title={texts.title}
      actions={
        canAdd && (
          <Button size="sm" onClick={() => onChange([...rows, rowOf(empty())])}>
            <Plus aria-hidden />
            {texts.add}
          </Button>
        )
      }
    >
      <div className="grid gap-5">
        {rows.map((row, index) => (
          <fieldset key={row.id} className="grid min-w-0 gap-3 border-t pt-4 first:border-t-0 first:pt-0">
            <legend className="float-left w-full">
              <span className="flex items-center justify-between gap-3 font-medium text-sm">
                {texts.one(index + 1)}
                <Button
                  variant="ghost"
                  size="sm"
                  aria-label={`${frameTexts.remove}: ${texts.one(index + 1)}`}
                  onClick={() => onChange(rows.filter(({ id }) => id !== row.id))}
                >
                  <Trash2 aria-hidden />
                  {frameTexts.remove}
                </Button>
              </span>
            </legend>
            {children(row, (fields) => change(row.id, fields))}
          </fieldset>
        ))}
      </div>
    </Card>
  );
}

/** Fields beside each other where there is room. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className="clear-both grid gap-3 sm:grid-cols-2 xl:grid-cols-4">{children}</div>;
}
