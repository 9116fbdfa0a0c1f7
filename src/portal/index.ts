export { createPortal } from './portal';
export type { PortalDeps } from './portal';
export type { ChatDesk, ChatReply } from './chat-routes';
export type { ChatChoice, ChatLine } from './chat-page';
