/**
 * The innermost loops of mediation: what is done for each byte of each record. Compiled to WebAssembly; see
 * README.md in this folder. Addresses are of the one memory that all of them share.
 */
export { copyRows } from "./copy-rows";
export { cutRow } from "./cut-row";
export { hashIdentities } from "./hash-identities";
export { writeColumns } from "./write-columns";
