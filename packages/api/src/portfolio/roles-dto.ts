import { OPERATOR_TABLE, PORTFOLIO_TABLE, type Row } from "@tributary/domain/user/permission-table";
import { BOUND_ROLE, OPERATOR_ROLES, PORTFOLIO_ROLES, type Role } from "@tributary/domain/user/roles";

/** Every role, over what it is held, and what it may do with each resource, as the table of rights says. */
export function rolesDto() {
  return {
    portfolio: tableDto(PORTFOLIO_ROLES, PORTFOLIO_TABLE),
    operator: tableDto(OPERATOR_ROLES, OPERATOR_TABLE),
  };
}

function tableDto(roles: readonly Role[], table: Readonly<Record<string, Row>>) {
  const isOfOperators = table === OPERATOR_TABLE;
  return {
    roles: roles.map((role) => ({ role, isHeldForOperator: isOfOperators || role === BOUND_ROLE })),
    resources: Object.entries(table).map(([resource, row]) => ({
      resource,
      rights: roles.map((role) => [...(row.get(role) ?? [])]),
    })),
  };
}
