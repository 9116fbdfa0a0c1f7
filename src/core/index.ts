export { FixedClock, systemClock, vietnamDay } from './clock';
export type { Clock } from './clock';
export { randomIds, sequentialIds, toCode } from './ids';
export type { IdGenerator } from './ids';
export { silentLogger } from './logger';
export type { Logger } from './logger';
export { isLanguage, languages } from './language';
export type { Language } from './language';
export { UserError, errorMessage } from './errors';
