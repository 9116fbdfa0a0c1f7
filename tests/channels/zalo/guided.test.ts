import type * as talks from '../../support/talk';
import type * as zaloTalks from '../../support/zalo-talk';

// The scripts of the guided conversation, word for word, over Zalo: whoever changes a dialog
// changes it for this channel too.
jest.mock('../../support/talk', () => ({
  ...jest.requireActual<typeof talks>('../../support/talk'),
  get Talk() {
    return jest.requireActual<typeof zaloTalks>('../../support/zalo-talk').ZaloTalk;
  },
}));

import '../../conversations/scripts.test';
