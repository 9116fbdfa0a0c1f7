import path from 'node:path';

/** Microsoft's Bot Framework Web Chat as it is published for a script tag. */
export const webChatFile = path.resolve(
  path.dirname(require.resolve('botframework-webchat')),
  '../dist/webchat.js',
);
