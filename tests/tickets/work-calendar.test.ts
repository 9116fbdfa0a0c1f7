import fc from 'fast-check';
import type { Handling, Span } from '../../src/knowledge';
import { createWorkCalendar } from '../../src/tickets';
import { handlingOfFolder } from '../support/ticket-desk';

const vn = (local: string): Date => new Date(`${local}+07:00`);
const work = (days: number): Span => ({ days, unit: 'lam-viec' });
const lich = (days: number): Span => ({ days, unit: 'lich' });

describe('the calendar of working days', () => {
  let handling: Handling;
  beforeAll(async () => {
    handling = await handlingOfFolder();
  });

  it.each([
    ['2026-01-02', false, 'swapped for New Year'],
    ['2026-01-10', true, 'a Saturday worked instead'],
    ['2026-02-13', true, 'the Friday before Tết'],
    ['2026-02-16', false, 'Tết begins'],
    ['2026-02-20', false, 'Tết ends'],
    ['2026-02-23', true, 'the Monday after Tết'],
    ['2026-04-27', false, 'Hùng Kings fell on a Sunday'],
    ['2026-08-22', true, 'a Saturday worked for the National Day'],
    ['2026-08-31', false, 'swapped for the National Day'],
    ['2026-11-24', false, 'Culture Day'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-23', true, 'a Monday'],
    ['2027-02-08', false, 'Tết 2027, sure by law'],
    ['2027-05-03', false, 'May Day fell on a Saturday'],
    ['2028-01-26', false, 'Tết 2028'],
    ['2029-05-01', false, 'fixed by law also in a year that is not listed'],
    ['2029-05-02', true, 'an unlisted year has its weekdays'],
  ])('%s: %p, %s', (day, isWorking) => {
    expect(createWorkCalendar(handling).isWorkingDay(day)).toBe(isWorking);
  });

  it.each([
    ['the day of receipt does not count', '2026-11-09T09:00', work(5), '2026-11-16T17:00'],
    ['a holiday in between does not count', '2026-11-20T09:00', work(2), '2026-11-25T17:00'],
    ['received on a Sunday, Monday is day one', '2026-11-15T10:00', work(1), '2026-11-16T17:00'],
    ['late in the evening is still that day', '2026-11-16T23:30', work(1), '2026-11-17T17:00'],
    ['after midnight is the next day', '2026-11-17T00:30', work(1), '2026-11-18T17:00'],
    ['over Tết', '2026-02-12T09:00', work(3), '2026-02-24T17:00'],
    ['a Saturday that is worked counts', '2026-08-20T09:00', work(2), '2026-08-22T17:00'],
    ['over the turn of the year', '2026-12-31T09:00', work(1), '2027-01-04T17:00'],
    ['days one after another', '2026-11-09T09:00', lich(30), '2026-12-09T17:00'],
    ['that end on a weekend end on Monday', '2026-11-09T09:00', lich(5), '2026-11-16T17:00'],
  ])('%s', (_, from, span, expected) => {
    expect(createWorkCalendar(handling).deadline(vn(from), span)).toEqual(vn(expected));
  });

  it('finds the moment when a share of the office hours has gone by', () => {
    const calendar = createWorkCalendar(handling);

    const half = calendar.momentOf(0.5, vn('2026-11-13T07:30'), vn('2026-11-16T17:00'));

    expect(half).toEqual(vn('2026-11-13T17:00'));
  });

  it('keeps every deadline and moment inside office hours and in order', () => {
    const calendar = createWorkCalendar(handling);
    const times = fc.date({
      min: vn('2026-01-01T00:00'),
      max: vn('2028-06-01T00:00'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 40 }), (from, days) => {
        const due = calendar.deadline(from, work(days));
        const later = calendar.deadline(from, work(days + 1));
        const moments = [0.5, 0.8].map((share) => calendar.momentOf(share, from, due));

        expect(due.getTime()).toBeGreaterThan(from.getTime());
        expect(later.getTime()).toBeGreaterThan(due.getTime());
        for (const moment of [...moments, due]) {
          const local = new Date(moment.getTime() + 7 * 3600_000).toISOString();
          expect(calendar.isWorkingDay(local.slice(0, 10))).toBe(true);
          expect(local.slice(11, 16) >= '07:30' && local.slice(11, 16) <= '17:00').toBe(true);
        }
        expect(moments[0]!.getTime()).toBeLessThanOrEqual(moments[1]!.getTime());
      }),
      { numRuns: 300 },
    );
  });
});
