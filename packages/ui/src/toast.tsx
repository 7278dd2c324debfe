"use client";

/** `toast.success(text, { action: { label: "Undo", onClick } })`: says what was done; errors stay in the page. */
export { toast } from "sonner";
