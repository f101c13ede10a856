import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Country, CrisisLine, CrisisLines } from '$lib/crisis/lines';
import type { ReportForm } from '$lib/report/form';

/** Whom to call for a child, in one country. */
export interface ForChildren {
  code: string;
  name: string;
  emergency: Country['emergency'][number]['number'][];
  lines: CrisisLine[];
}

/** Read once, when the page is made; tests and packagers may name another content folder. */
export function load(): { form: ReportForm; countries: ForChildren[] } {
  const folder = process.env.SECUREBASE_CONTENT ?? '../content';
  const read = (file: string): unknown => parse(readFileSync(join(folder, file), 'utf8'));
  const { report } = read('safety/coercion.yaml') as { report: ReportForm };
  const { countries } = read('safety/crisis-lines.yaml') as CrisisLines;
  return {
    form: report,
    countries: countries.map(({ code, name, emergency, lines }) => ({
      code,
      name,
      emergency: emergency.map((one) => one.number),
      lines: lines.filter((one) => /\bchildren\b/.test(`${one.about} ${one.who}`))
    }))
  };
}
