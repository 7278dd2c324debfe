export { receiveAcknowledgement as POST } from "@tributary/api/portal/network-report";
