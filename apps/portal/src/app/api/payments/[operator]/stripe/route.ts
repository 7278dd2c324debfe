export { receiveGatewayNotice as POST } from "@tributary/api/portal/gateway-notice";
