import type { components } from './schema';

type Schemas = components['schemas'];

export type Answer = Schemas['GivenAnswer'];
export type AnswerChoice = Schemas['AnswerChoice'];
export type AssessmentSoFar = Schemas['AssessmentSoFar'];
export type ChangeAnswer = Schemas['ChangeAnswer'];
export type ChangeQuestion = Schemas['ChangeQuestion'];
export type Dimension = Schemas['DimensionResult'];
export type EarlierResult = NonNullable<AssessmentSoFar['earlier']>[number];
export type Instrument = Schemas['Instrument'];
export type Item = Schemas['ItemStep']['item'];
export type Kept = Schemas['KeptMap'];
export type KeptUntil = Schemas['KeptUntil'];
export type Mode = NonNullable<AssessmentSoFar['mode']>;
export type OwnEstimate = Schemas['OwnEstimate'];
export type Place = Schemas['Place'];
export type Problem = Schemas['Problem'];
export type Receipt = Schemas['KeptMapReceipt'];
export type RegionId = Schemas['RegionId'];
export type Relationship = Schemas['Relationship'];
export type Report = Schemas['Report'];
export type ReportPage = Schemas['ReportPage'];
export type ReportToSend = Schemas['ReportToSend'];
export type Result = Schemas['Result'];
export type Step = Schemas['Step'];
export type Words = Schemas['Words'];
