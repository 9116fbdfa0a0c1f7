export { GuidanceDialogs } from './guidance-dialogs';
export type { DialogDeps, KeptDays, RecordAnswer, Voices } from './deps';
export { createVoices } from './voices';
export type { CreateVoicesDeps } from './voices';
