"use client";

/** Says what was done, with an `action` to undo it where that is possible; errors stay in the page. */
export { toast } from "sonner";
