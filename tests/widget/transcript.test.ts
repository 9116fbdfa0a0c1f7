import type { Incoming } from '../../src/widget/protocol';
import { Transcript } from '../../src/widget/transcript';

type Said = Extract<Incoming, { kind: 'said' }>;

function aMessage(override: Partial<Said> = {}): Said {
  return { kind: 'said', id: '1', mine: false, text: 'Chào bạn', choices: [], ...override };
}

const answer = {
  code: 'ABCD2345',
  status: 'answered',
  lang: 'vi',
  body: 'Miễn phí',
  citations: [],
  footer: [],
  rateable: true,
} as const;

const texts = (transcript: Transcript) => transcript.list().map(({ text }) => text);

describe('Transcript', () => {
  it('shows an activity once, however often it comes', () => {
    const transcript = new Transcript();

    transcript.receive(aMessage());
    const again = transcript.receive(aMessage());

    expect(again).toBeUndefined();
    expect(texts(transcript)).toEqual(['Chào bạn']);
  });

  it('knows its own message again when the server echoes it', () => {
    const transcript = new Transcript();
    transcript.say('c1', 'lệ phí');

    transcript.receive(aMessage({ id: '2', mine: true, text: 'lệ phí', clientId: 'c1' }));

    expect(transcript.list()).toEqual([
      { key: 'c1', mine: true, text: 'lệ phí', delivery: 'sent', settled: true, choices: [] },
    ]);
  });

  it('keeps what waits below what the server knows', () => {
    const transcript = new Transcript();
    transcript.say('c1', 'còn chờ');

    transcript.receive(aMessage());

    expect(texts(transcript)).toEqual(['Chào bạn', 'còn chờ']);
  });

  it('keeps what is on its way below the history that comes meanwhile', () => {
    const transcript = new Transcript();
    transcript.say('c1', 'hỏi ngay');
    transcript.mark('c1', 'sent');

    transcript.receive(aMessage({ id: '1', text: 'lần trước' }));
    const live = transcript.isLive();
    transcript.receive(aMessage({ id: '2', mine: true, text: 'hỏi ngay', clientId: 'c1' }));
    transcript.receive(aMessage({ id: '3', text: 'trả lời' }));

    expect(texts(transcript)).toEqual(['lần trước', 'hỏi ngay', 'trả lời']);
    expect([live, transcript.isLive()]).toEqual([false, true]);
  });

  it('never takes back that a message was sent', () => {
    const transcript = new Transcript();
    transcript.say('c1', 'a');
    transcript.mark('c1', 'sent');

    transcript.mark('c1', 'waiting');

    expect(transcript.list()[0]?.delivery).toBe('sent');
  });

  it('offers the choices of the last thing said only', () => {
    const transcript = new Transcript();
    const choices = [{ label: 'Lệ phí?', send: 'khai sinh – lệ phí' }];
    transcript.receive(aMessage({ choices }));
    const offered = transcript.choices();

    transcript.say('c1', 'khác');

    expect([offered, transcript.choices()]).toEqual([choices, []]);
  });

  it('brings a rating back to its answer', () => {
    const transcript = new Transcript();
    transcript.receive(aMessage({ answer }));

    transcript.receive({
      kind: 'rated',
      id: '2',
      rating: { code: answer.code, rating: 'helpful' },
    });

    expect(transcript.list()[0]?.rating).toEqual({ code: answer.code, rating: 'helpful' });
  });

  it.each([
    ['waiting', false],
    ['sending', true],
    ['sent', true],
    ['refused', false],
  ] as const)('awaits a reply to a message that is %s: %s', (delivery, awaited) => {
    const transcript = new Transcript();
    transcript.say('c1', 'a');

    transcript.mark('c1', delivery);

    expect(transcript.awaitsReply()).toBe(awaited);
  });

  it('keeps what the kept copy answered below what was said before, and above what comes next', () => {
    const transcript = new Transcript();
    transcript.say('c1', 'lệ phí');
    transcript.place('c1', 'sent');
    transcript.receive(aMessage({ id: 'c1.0', text: 'Miễn phí', kept: { asOf: '2026-11-21' } }));

    transcript.receive(aMessage({ id: '1', text: 'hôm qua' }), true);
    transcript.receive(aMessage({ id: '2', text: 'bây giờ' }));

    expect(texts(transcript)).toEqual(['hôm qua', 'lệ phí', 'Miễn phí', 'bây giờ']);
  });
});
