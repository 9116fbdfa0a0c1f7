export { createDirectLine } from './direct-line';
export type { DirectLine, DirectLineDeps } from './direct-line';
export type { DirectLineAdapter, TurnLogic } from './direct-line-adapter';
export { defaultLimits } from './limits';
export type { DirectLineLimits } from './limits';
export { directLinePath } from './protocol';
export type { ActivitySet, ConversationGrant } from './protocol';
