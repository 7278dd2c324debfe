import { type ReactTable, rowSelectionFeature, tableFeatures } from "@tanstack/react-table";

/** The server sorts and pages, so the table itself keeps nothing but the selection. */
export const features = tableFeatures({ rowSelectionFeature });

export type TableModel<Row extends object> = ReactTable<typeof features, Row>;
