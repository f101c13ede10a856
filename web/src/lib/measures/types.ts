import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type LedgerEntry = Schemas['LedgerEntry'];
export type LedgerScale = Schemas['LedgerScale'];
export type Checked = Schemas['Checked'];
export type WordingMatch = Schemas['WordingMatch'];
export type Measure = Schemas['Measure'];
export type MeasureScores = Schemas['MeasureScores'];
export type ScaleScore = MeasureScores['scales'][number];
export type MeasureChange = Schemas['MeasureChange'];
export type MeasureAnswers = Schemas['MeasureAnswers'];
