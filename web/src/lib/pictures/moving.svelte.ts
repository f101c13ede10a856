import { t } from '$lib/language/t';
import type { Point } from '$lib/map/shapes';
import type { Field, Row } from '$lib/practice/types';
import { closenessAt, inOrder, orderAt, turned } from './people';
import { drawPeople } from './people-scene';
import { part, scaleOf } from './rows';
import { rowTitle, said } from './words';

interface Drawn {
  field: Field;
  /** In their own order. */
  rows: Row[];
  width: number;
}

/**
 * Moving people in their map. How near someone is, is an answer and is kept; where on the ring
 * someone stands is only for the eye and is forgotten with the page.
 */
export class Moving {
  #drawn: () => Drawn;
  #setCloseness: (row: string, closeness: number) => void;
  #order = $state<string[]>([]);
  /** While someone is dragged: nothing is written down until they are let go. */
  #held = $state<{ row: string; closeness: number; order: string[] } | null>(null);
  told = $state('');

  constructor(drawn: () => Drawn, setCloseness: (row: string, closeness: number) => void) {
    this.#drawn = drawn;
    this.#setCloseness = setCloseness;
  }

  /** Rows in their own order, with the one that is being dragged where it is. */
  get now(): Row[] {
    const held = this.#held;
    return this.#drawn().rows.map((row) =>
      row._id === held?.row ? { ...row, closeness: held.closeness } : row
    );
  }

  /** Rows in the order in which they stand around the middle. */
  get rows(): Row[] {
    const rows = this.now;
    return this.#orderOf(rows).flatMap((id) => rows.find((row) => row._id === id) ?? []);
  }

  #orderOf(rows: Row[]): string[] {
    return inOrder(
      rows.map((row) => row._id),
      this.#held?.order ?? this.#order
    );
  }

  step = (row: string, way: { nearer?: 1 | -1; round?: 1 | -1 }): void => {
    const { rows } = this.#drawn();
    const found = rows.find((one) => one._id === row);
    if (!found) return;
    if (way.nearer) {
      const from = scaleOf(found, 'closeness') ?? 0;
      const closeness = Math.min(10, Math.max(0, Math.round(from) + way.nearer));
      this.#setCloseness(row, closeness);
      this.#tell(found, closeness);
    } else if (way.round) {
      this.#order = turned(this.#orderOf(rows), row, way.round);
      this.told = t('{name}: place {n} of {of} around the middle', {
        name: this.#nameOf(found),
        n: this.#order.indexOf(row) + 1,
        of: rows.length
      });
    }
  };

  drag = (row: string, point: Point | null, done: boolean): void => {
    const { field, rows, width } = this.#drawn();
    const found = rows.find((one) => one._id === row);
    if (!point || !found) {
      this.#held = null;
      return;
    }
    const { drawing } = drawPeople(field, this.rows, width);
    const closeness = closenessAt(point, drawing);
    const order = orderAt(this.#orderOf(rows), row, point, drawing.centre);
    if (!done) {
      this.#held = { row, closeness, order };
      return;
    }
    this.#order = order;
    this.#held = null;
    if (closeness !== scaleOf(found, 'closeness')) this.#setCloseness(row, closeness);
    this.#tell(found, closeness);
  };

  /** A row that was put back stands where it stood. */
  replace(old: string, id: string): void {
    this.#order = this.#order.map((one) => (one === old ? id : one));
  }

  #nameOf(row: Row): string {
    const { field, rows } = this.#drawn();
    return rowTitle(field, row, rows.indexOf(row));
  }

  #tell(row: Row, closeness: number): void {
    const one = part(this.#drawn().field, 'closeness');
    if (one) this.told = `${this.#nameOf(row)}: ${said(one, closeness)}`;
  }
}
