import type { Country, CrisisLine, CrisisLines } from '../crisis/lines';

/** A country with what a person in need taps; where each number comes from stands on Help now. */
export interface HelpCountry {
  code: string;
  name: string;
  note?: string;
  emergency: { number: string; note?: string }[];
  lines: HelpLine[];
  checked_on: string;
}

export type HelpLine = Omit<CrisisLine, 'sources' | 'checked_on' | 'agreed'>;

const AT_HOME = 'violence at home';

const lineOf = ({ sources: _s, checked_on: _c, agreed: _a, ...line }: CrisisLine): HelpLine => line;

/** On a page of such lines alone, each need not say it again. */
function plain({ about, ...line }: CrisisLine): CrisisLine {
  return about === undefined || about === AT_HOME ? line : { about, ...line };
}

function countryOf(country: Country, lines: CrisisLine[], checkedOn: string): HelpCountry {
  const { code, name, note, emergency } = country;
  const numbers = emergency.map((one) => ({ number: one.number, ...(one.note && { note: one.note }) }));
  return {
    ...{ code, name, ...(note && { note }), emergency: numbers },
    ...{ lines: lines.map(lineOf), checked_on: checkedOn }
  };
}

/** Every country with its lines for someone in crisis; lines for anyone stand first. */
export function helpIn({ countries, checked_on: on }: CrisisLines): HelpCountry[] {
  return countries.map((one) => {
    const lines = one.lines.filter((line) => line.about !== AT_HOME);
    return countryOf(one, [...lines].sort((a, b) => +!!a.about - +!!b.about), on);
  });
}

/** Every country with its lines for violence at home; a country without one keeps its emergency number. */
export function helpAtHomeIn({ countries, checked_on: on }: CrisisLines): HelpCountry[] {
  return countries.map((one) =>
    countryOf(one, one.lines.filter((line) => line.about?.includes(AT_HOME)).map(plain), on)
  );
}
