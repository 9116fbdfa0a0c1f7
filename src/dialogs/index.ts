export { GuidanceDialogs } from './guidance-dialogs';
export type { DialogDeps, RecordAnswer } from './deps';
