import type { Database } from '../../platform/database.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { planComputed, recordComputed } from '../../subgraphs/indicators/commands/computing.ts';
import { recordFaults } from '../../subgraphs/indicators/commands/record-formulas.ts';
import { storedFormulas } from '../../subgraphs/indicators/commands/stored-formulas.ts';
import type { SendCommand, WorkInputs } from './access-matrix-work.ts';
import { BY_AGENCY, GRANTS_OF_AGENCY, ROLES_GIVEN, TASKS_DONE } from './formulas.ts';
import { TODAY } from './hub.ts';
import { writeIndicators } from './indicator-values.ts';
import { classes } from './reference-data.ts';
import { type Place, placeId } from './who.ts';

const PROVINCES = classes.find(({ key }) => key === 'class/dia-phuong')!.id;
const reason = 'Không cần nữa';
/** Who approves before anybody asks; B owns the indicator, and the data is of S. */
const approver = (place: Place): Viewer =>
  viewerOf({ subject: `person:approver of ${place}`, roles: ['officer'], agencyIds: [placeId(place)] });

/** A formula that shows something in every field, and a number that it came to. */
export interface ComputedSample {
  readonly formulaId: string;
  readonly definitionHash: string;
  readonly observationId: string;
}

/** Formulas for each command to be about, made by who never asks; and the commands, which change each their own. */
export async function formulaInputs(
  send: SendCommand,
  database: Database,
): Promise<{ readonly computed: ComputedSample; readonly inputs: WorkInputs }> {
  let made = 0;
  const formula = async (over: object) => {
    made += 1;
    const indicatorId = await send('recordIndicator', {
      ...{
        key: `matrix_computed_${made}`,
        name: 'Tỷ lệ tính được',
        unit: 'PERCENT',
        direction: 'UP',
        method: 'COUNTED',
      },
      ...{ ownerId: placeId('B'), mayExceedWhole: true },
    });
    return { key: `matrix_${made}`, indicatorId, agencyClassId: PROVINCES, ...over };
  };
  const open = () => formula(TASKS_DONE);
  const internal = async () => send('recordFormula', await formula({ ...ROLES_GIVEN, dataOwnerId: placeId('S') }));
  const hashOf = async (formulaId: string) =>
    (await writeIndicators(database, (em) => storedFormulas(em, [formulaId])))[0]!.definitionHash;
  const approval = async (formulaId: string, side: string) => ({
    ...{ formulaId, side, definitionHash: await hashOf(formulaId), basis: 'Công văn 12/VP' },
  });
  const approve = async (formulaId: string, side: string, viewer: Viewer) =>
    send('approveFormula', await approval(formulaId, side), { viewer });

  const formulaId = await internal();
  await approve(formulaId, 'OWNER', approver('B'));
  await approve(formulaId, 'DATA_OWNER', approver('S'));
  const definitionHash = await hashOf(formulaId);
  const observationId = await writeIndicators(database, async (em) => {
    const agencyId = placeId('S');
    const value = {
      ...{ formulaId, definitionHash, agencyId, period: '2025', variables: { agencyId, to: '2025-12-31' } },
      ...{ asOf: 'token', numerator: '3', denominator: '4' },
    };
    const plan = await planComputed(em, [value], TODAY);
    await recordComputed(em, plan, reason);
    await recordFaults(em, [{ formulaId, fault: { code: 'FORMULA_INVALID', at: 'document', about: 'Renamed' } }]);
    return plan.added[0]!.record.id;
  });
  await send('endFormula', { formulaId, reason });

  const keyed = (idempotencyKey: string, input: object) => ({ idempotencyKey, ...input });
  const toApprove = await internal();
  const toWithdraw = await internal();
  await approve(toWithdraw, 'OWNER', approver('B'));
  const ended = async () => ({ formulaId: await send('recordFormula', await open()), reason });
  const renamed = async () => ({ formulaId: await send('recordFormula', await open()), name: 'Khác', reason });
  return {
    computed: { formulaId, definitionHash, observationId },
    inputs: {
      recordFormula: { operator: keyed('formula', await open()), 'officer of B': keyed('formula', await open()) },
      correctFormula: {
        operator: keyed('correct formula', await renamed()),
        'officer of B': keyed('correct formula', await renamed()),
      },
      endFormula: {
        operator: keyed('end formula', await ended()),
        'officer of B': keyed('end formula', await ended()),
      },
      approveFormula: { 'officer of B': keyed('approve formula', await approval(toApprove, 'OWNER')) },
      withdrawFormulaApproval: {
        'officer of B': keyed('withdraw approval', { formulaId: toWithdraw, side: 'OWNER', reason }),
      },
    },
  };
}

/** What somebody could wish for who may not send a command on formulas, by its name. */
export const harmfulFormulaInputs = ({ formulaId, definitionHash }: ComputedSample, indicatorId: string) => ({
  recordFormula: {
    ...{ key: 'forged', indicatorId, agencyClassId: PROVINCES, ...TASKS_DONE, document: BY_AGENCY },
  },
  correctFormula: { formulaId, document: GRANTS_OF_AGENCY, rights: 'PUBLIC', reason: 'Giả mạo' },
  endFormula: { formulaId, reason: 'Giả mạo' },
  approveFormula: { formulaId, side: 'OWNER', definitionHash, basis: 'Giả mạo' },
  withdrawFormulaApproval: { formulaId, side: 'OWNER', reason: 'Giả mạo' },
});
