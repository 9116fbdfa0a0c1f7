export { GuidanceBot } from './guidance-bot';
export type { GuidanceBotDeps } from './guidance-bot';
export { LocalAdapter } from './local-adapter';
export type { LocalMessage } from './local-adapter';
export { footerLines, renderAnswer } from './render-answer';
export type { AnswerData } from './render-answer';
export { TranscriptMiddleware } from './transcript-middleware';
