import fc from 'fast-check';
import type { AnswerData as BotAnswerData } from '../../src/answers';
import { readActivitySet, readGrant } from '../../src/widget/protocol';
import type { AnswerData } from '../../src/widget/protocol';

// Compiles only while what the bot sends is what the widget reads.
const fromBot = (data: BotAnswerData): AnswerData => data;

const citation = { id: 'luat', number: '60/2014/QH13', name: 'Luật Hộ tịch' };
const answer = fromBot({
  code: 'ABCD2345',
  status: 'answered',
  lang: 'km',
  body: 'x',
  citations: [citation],
  footer: ['a'],
  rateable: true,
});

describe('readActivitySet', () => {
  it('reads messages with their answer, choices and sender', () => {
    const activity = {
      id: 'c|0000002',
      type: 'message',
      text: 'x',
      from: { id: 'bot', role: 'bot' },
      suggestedActions: { actions: [{ type: 'imBack', title: 'Lệ phí?', value: 'khai sinh' }] },
      channelData: { answer },
    };

    const set = readActivitySet({ activities: [activity], watermark: '2' });

    expect(set).toEqual({
      activities: [
        {
          kind: 'said',
          id: 'c|0000002',
          mine: false,
          text: 'x',
          answer,
          choices: [{ label: 'Lệ phí?', send: 'khai sinh' }],
        },
      ],
      count: 1,
      watermark: '2',
    });
  });

  it('leaves out what it does not show, but counts it', () => {
    const activities = [{ type: 'trace' }, { type: 'event', name: 'other' }, 'nonsense', null];

    expect(readActivitySet({ activities, watermark: '9' })).toEqual({
      activities: [],
      count: 2,
      watermark: '9',
    });
  });

  it('never throws, whatever a server sends', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        readActivitySet(value);
        readActivitySet({
          activities: [value, { type: 'message', channelData: { answer: value } }],
        });
        readGrant(value);
      }),
    );
  });
});
