import { z } from "zod";

/** The form in which a list is asked for, as the export menu writes it into the address. */
export const exportForm = z.enum(["raw", "formatted", "xlsx"]);
