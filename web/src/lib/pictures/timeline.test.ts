import { describe, expect, test } from 'vitest';
import { WIDTHS, clashes } from './boxes';
import { YEARS, bands } from './examples';
import { layOutTimeline, ticksOf, yearsOf } from './timeline';
import { bandsOf } from './timeline-scene';

describe('the timeline', () => {
  const at = (from: number | null, to: number | null, id = `${from}-${to}`) => ({
    id,
    title: id,
    from,
    to,
    details: '',
    heat: 3
  });

  test('bands and their words do not overlap', () => {
    for (const width of WIDTHS) {
      for (let count = 0; count <= 12; count += 1) {
        const drawing = layOutTimeline(bandsOf(YEARS, bands(count)), width, { min: 0, max: 18 });
        expect(clashes(drawing.bands.flatMap(({ bar, text }) => [bar, text]))).toEqual([]);
      }
    }
  });

  test('bands stand at their years, also the wrong way round or with one end', () => {
    const { bands: all, unplaced } = layOutTimeline(
      [at(5, 10), at(10, 5, 'turned'), at(18, null), at(null, null)],
      428,
      { min: 0, max: 20 }
    );
    const bar = (id: string) => all.find((one) => one.id === id)?.bar;
    expect(bar('5-10')).toMatchObject({ x: 114, width: 100 });
    expect(bar('turned')).toMatchObject({ x: 114, width: 100 });
    expect(bar('18-null')?.x).toBe(374);
    expect(unplaced.map(({ id }) => id)).toEqual(['null-null']);
  });

  test('shows the years of the bands, and those of the form where they are not far more', () => {
    expect(yearsOf([at(3, 9)], { min: 0, max: 18 })).toEqual({ min: 0, max: 18 });
    expect(yearsOf([at(1990, 2004)], { min: 1900, max: 2100 })).toEqual({ min: 1990, max: 2004 });
    expect(yearsOf([at(7, 7)], {})).toEqual({ min: 6, max: 8 });
    expect(yearsOf([at(-3, 40)], { min: 0, max: 18 })).toEqual({ min: -3, max: 40 });
    expect(yearsOf([], {})).toBeNull();
    expect(ticksOf({ min: 0, max: 18 }, 5)).toEqual([0, 5, 10, 15, 18]);
    expect(ticksOf({ min: 1987, max: 2024 }, 8)).toEqual([
      1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024
    ]);
  });

  test('heat is said in words', () => {
    expect(bandsOf(YEARS, [{ _id: 'a', from: 0, to: 6, heat: 3 }])[0]?.details).toBe(
      '0 to 6, heat 3 of 10'
    );
  });
});
