import { endedBy, firstDay, type Model, type ModelPart, partsOf, TODAY } from './work-model.ts';

/**
 * A command of a trial. What it names stands as a label ("@T1#0") until it is sent; `makes` is the label of what it makes, `needs`
 * those that must be there before.
 */
export interface TrialCommand {
  readonly name: string;
  readonly viewer: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly makes: string | null;
  readonly needs: readonly string[];
  /** Whether it changes what is asked, and not only what happened: such commands keep their places in another order. */
  readonly isStructural: boolean;
  /** Whether the model expects it to be done. */
  isExpected(model: Model): boolean;
  /** What it comes to once it is done. */
  apply(model: Model): void;
}

/** Numbers from 0 up to 1, the same for a seed. */
export type Random = () => number;

export const AGENCIES: Readonly<Record<string, { key: string; from: string; to: string }>> = {
  PROVINCE: { key: 'province/phu-tho', from: '0001-01-01', to: '2025-06-30' },
  JUSTICE: { key: 'department/phu-tho/so-tu-phap', from: '0001-01-01', to: '2025-06-30' },
  OFFICE: { key: 'department/phu-tho/van-phong-ubnd-tinh', from: '0001-01-01', to: '2025-06-30' },
  PORTAL: { key: 'other/phu-tho/cong-thong-tin-dien-tu-tinh', from: '0001-01-01', to: '2025-06-30' },
  MERGED: { key: 'province/phu-tho@2025', from: '2025-07-01', to: '9999-12-31' },
};
export const isThere = (agency: string, on: string) => AGENCIES[agency]!.from <= on && on <= AGENCIES[agency]!.to;

/** The class of the departments of the province, and who they are. */
export const CLASS = 'class/cac-so-ban-nganh@phu-tho';
export const MEMBERS = ['JUSTICE', 'OFFICE'];
/** Documents that authorise, and their days. */
export const AUTHORITIES: Readonly<Record<string, string>> = { early: '2025-01-02', late: '2025-12-19' };

export const isIssuer = (viewer: string) => viewer === 'operator' || viewer === 'PROVINCE';

export function mayDecide(model: Model, viewer: string, by: string | null, decidedOn: string, task: string): boolean {
  const { issuedOn } = model.directives[model.tasks[task]!.directive]!;
  const isPossible = issuedOn <= decidedOn && decidedOn <= TODAY;
  return isIssuer(viewer) && isPossible && (by === null || AUTHORITIES[by]! <= decidedOn);
}

/** Those that a decision of a day is about; null when it cannot be. A class stands for itself and its members. */
export function chosen(model: Model, task: string, ids: readonly string[] | null, decidedOn: string): string[] | null {
  const isInForce = (label: string) => firstDay(model, label) <= decidedOn && !endedBy(model.parts[label]!, decidedOn);
  const all = partsOf(model, task);
  if (ids !== null && !ids.every(isInForce)) return null;
  const found = all.filter((label) => {
    if (!isInForce(label)) return false;
    const { memberOf } = model.parts[label]!;
    return ids === null || ids.includes(label) || (memberOf !== null && ids.includes(memberOf));
  });
  return found.length > 0 ? found : null;
}

/** Whether a monthly or quarterly duty has a period of that name, begun by a day, that ends on its first day or later. */
export function isPeriod(words: string, period: string, first: string, day: string): boolean {
  const [year, part] = period.split('-') as [string, string];
  const isQuarter = part.startsWith('Q');
  if (isQuarter !== (words === 'hằng quý')) return false;
  const [from, to] = isQuarter
    ? [Number(part.slice(1)) * 3 - 2, Number(part.slice(1)) * 3]
    : [Number(part), Number(part)];
  const two = (month: number) => String(month).padStart(2, '0');
  return `${year}-${two(from)}-01` <= day && first.slice(0, 7) <= `${year}-${two(to)}`;
}

export function newPart(
  place: Pick<ModelPart, 'task' | 'role' | 'agency' | 'meant'> & { memberOf?: string | null },
): ModelPart {
  const nothing = { decisions: [], extensions: [], reports: [], withdrawals: [], passedOn: null };
  return { memberOf: null, from: null, since: null, ...nothing, ...place };
}
