export { createDirectLine } from './direct-line';
export type { DirectLine, DirectLineDeps } from './direct-line';
export type { FileMark } from './conversation-service';
export type { DirectLineAdapter, TurnLogic } from './direct-line-adapter';
export type { DirectLineLimits } from './limits';
export type { ActivitySet, ConversationGrant } from './protocol';
