export { createTranslator, formatDay, messages } from './translator';
export type { MessageKey, MessageValues, Translator } from './translator';
