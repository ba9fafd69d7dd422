import { registerCopy } from '../../platform/register.ts';

/** Copies the register of agencies: who is bound by a class, who counts for whom. Nothing recorded here follows from it. */
export const followedRegister = () => registerCopy('indicators');
