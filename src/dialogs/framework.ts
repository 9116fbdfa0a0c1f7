// What we use of botbuilder-dialogs, by file: its main entry loads prompts, adaptive memory and
// recognizers for a dozen languages, 40 MB that no dialog here needs.
export { Dialog, DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog';
export type { DialogTurnResult } from 'botbuilder-dialogs/lib/dialog';
export type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet';
