export { parseMarkdown, plainText } from './markdown';
export type { Block, Inline } from './markdown';
