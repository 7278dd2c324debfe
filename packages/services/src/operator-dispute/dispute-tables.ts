import type { OperatorTables } from "@tributary/db/doors/operator-db";

type Reading = "findFirst" | "findMany" | "count";

/** What both doors can read of disputes and the statements they are about; each sees what it may. */
export interface DisputeTables {
  readonly operatorDispute: Pick<OperatorTables["operatorDispute"], Reading>;
  readonly statement: Pick<OperatorTables["statement"], Reading>;
  readonly statementLine: Pick<OperatorTables["statementLine"], Reading>;
}
