import fc from 'fast-check';
import { FixedClock, silentLogger } from '../../src/core';
import { Survey, maySurvey, surveyPauseDays } from '../../src/feedback';
import type { Invitation } from '../../src/feedback';
import { openStore } from '../../src/store';
import type { Store } from '../../src/store';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const start = new Date('2026-11-21T08:00:00.000Z');

describe('maySurvey', () => {
  it.each([
    [{ now: start }, true],
    [{ now: start, lastOffered: new Date(start.getTime() - 30 * day) }, true],
    [{ now: start, lastOffered: new Date(start.getTime() - 30 * day + 1) }, false],
    [{ now: start, troubledAt: new Date(start.getTime() - hour) }, false],
    [{ now: start, troubledAt: new Date(start.getTime() - 25 * hour) }, true],
  ])('decides %j as %p', (situation, expected) => {
    expect(maySurvey(situation)).toBe(expected);
  });
});

describe('Survey', () => {
  let store: Store;
  let clock: FixedClock;
  let survey: Survey;

  beforeEach(async () => {
    clock = new FixedClock(start);
    store = await openStore({ url: 'sqlite::memory:', clock, logger: silentLogger });
    survey = new Survey(store.surveys, clock);
    await store.conversations.create({ id: 'c1', channel: 'web', userId: 'u' });
    await store.conversations.create({ id: 'c2', channel: 'zalo', userId: 'u' });
  });

  afterEach(() => store.close());

  function anInvitation(override: Partial<Invitation> = {}): Invitation {
    return {
      id: `turn-${clock.now().getTime()}`,
      conversationId: 'c1',
      channel: 'web',
      field: 'dat-dai',
      locality: 'lai-chau',
      ...override,
    };
  }

  it('never asks a person twice within 30 days, whatever they do and wherever they write', async () => {
    const steps = fc.array(
      fc.record({
        afterHours: fc.integer({ min: 1, max: 24 * 12 }),
        where: fc.constantFrom('c1', 'c2'),
        troubled: fc.boolean(),
      }),
      { maxLength: 25 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (moments) => {
        run += 1;
        const [web, zalo] = [`web-${run}`, `zalo-${run}`];
        for (const id of [web, zalo]) {
          await store.conversations.create({ id, channel: 'web', userId: `person-${run}` });
        }
        const asked: Date[] = [];
        for (const [i, { afterHours, where, troubled }] of moments.entries()) {
          clock.advance(afterHours * hour);
          const now = clock.now();
          const invited = await survey.invite(
            anInvitation({
              id: `${run}-${i}`,
              conversationId: where === 'c1' ? web : zalo,
              ...(troubled ? { troubledAt: now } : {}),
            }),
          );
          expect(invited && troubled).toBe(false);
          if (invited) asked.push(now);
        }
        const gaps = asked.slice(1).map((time, i) => time.getTime() - (asked[i]?.getTime() ?? 0));
        expect(Math.min(...gaps, surveyPauseDays * day)).toBe(surveyPauseDays * day);
      }),
      { numRuns: 40 },
    );
  });

  it('asks again what it had asked when a turn runs twice', async () => {
    const invitation = anInvitation();

    expect([await survey.invite(invitation), await survey.invite(invitation)]).toEqual([
      true,
      true,
    ]);
    expect(await survey.invite(anInvitation({ id: 'other' }))).toBe(false);
  });

  it('counts a reply in the round of its day, masked', async () => {
    await store.surveys.addRound({
      id: '2026-Q4',
      title: 'Quý IV/2026',
      startsOn: '2026-10-01',
      endsOn: '2026-12-31',
    });
    const invitation = anInvitation();
    await survey.invite(invitation);
    await survey.reply(invitation.id, { score: 5, text: 'gọi tôi 0912345678' });

    const [record] = await store.surveys.texts({ roundId: '2026-Q4' }, 5);

    expect(record).toMatchObject({ score: 5, text: 'gọi tôi [số điện thoại]', field: 'dat-dai' });
  });

  it('has no round before its first and after its last day in Viet Nam', async () => {
    await store.surveys.addRound({
      id: 'nov',
      title: 'Tháng 11',
      startsOn: '2026-11-22',
      endsOn: '2026-11-22',
    });
    const rounds: (string | undefined)[] = [];
    for (const hours of [8, 2, 23]) {
      clock.advance(hours * hour);
      rounds.push((await survey.currentRound())?.id);
    }

    expect(rounds).toEqual([undefined, 'nov', undefined]);
  });
});
